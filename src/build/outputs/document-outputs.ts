import { departmentCard } from '../../card/cards.ts'
import { type Department, recordsOf } from '../../content/record.ts'
import { attachedRecord } from '../../documents/attached-record.ts'
import {
  bookletOfd,
  bookletPdf,
  type PdfFile,
  sheetAddress,
  sheetOfd,
  sheetPdf,
} from '../../documents/documents.ts'
import { editedUnit } from '../../edit/unit.ts'
import {
  type Address,
  booklet,
  bookletOfd as bookletOfdAddress,
  departmentPicture,
} from '../../model/address.ts'
import { once } from '../../model/once.ts'
import type { Published } from '../../review/load.ts'
import type { PdfFacts } from '../../site/page-data.ts'
import type { FileOutput } from '../output.ts'
import { unitDataOutputs } from './data.ts'

/** Tells what a page says of the PDF at an address. */
export type FactsAt = (address: Address) => Promise<PdfFacts>

/**
 * What is made of a unit's year alone, whatever its other years say: sheets and booklet, share picture, data, and what the editor knows
 * of it.
 */
export function documentOutputs(published: Published, department: Department): FileOutput[] {
  const { unit, year } = department
  return [
    pdfOutput(booklet(unit, year), () => bookletPdf(published, department)),
    { address: departmentPicture(unit, year), body: () => departmentCard(published.site, department) },
    ...recordsOf(department).flatMap((record): FileOutput[] => [
      pdfOutput(sheetAddress(record), () => sheetPdf(published, record)),
      { address: sheetAddress(record, 'json'), body: () => new Uint8Array(attachedRecord(record).bytes) },
    ]),
    ...(published.site.ofd ? ofdOutputs(published, department) : []),
    ...unitDataOutputs(published, department),
    { address: `/admin/files/${unit}-${year}.json`, body: () => JSON.stringify(editedUnit(department)) },
  ]
}

/** The same documents as OFD. */
function ofdOutputs(published: Published, department: Department): FileOutput[] {
  const { unit, year } = department
  return [
    { address: bookletOfdAddress(unit, year), body: () => bookletOfd(published, department) },
    ...recordsOf(department).map((record) => ({
      address: sheetAddress(record, 'ofd'),
      body: () => sheetOfd(published, record),
    })),
  ]
}

function pdfOutput(address: Address, make: () => Promise<PdfFile>): FileOutput {
  const pdf = once(make)
  return { address, body: async () => (await pdf()).bytes, pages: async () => (await pdf()).pages }
}

/** What is told of documents that are made when it is asked for. */
export function factsOfOutputs(documents: readonly FileOutput[]): FactsAt {
  const byAddress = new Map(documents.map((output) => [output.address, output]))
  return async (address) => {
    const output = byAddress.get(address)
    if (!output?.pages) throw new Error(`there is no PDF at ${address}`)
    return { pages: await output.pages(), size: (await output.body()).length }
  }
}

export function factsOf({ bytes, pages }: PdfFile): PdfFacts {
  return { pages, size: bytes.length }
}
