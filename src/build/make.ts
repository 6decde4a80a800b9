import { departmentPage, fileAt, proofIn } from '../model/address.ts'
import { writeYearProof } from '../proof/write-proof.ts'
import type { SiteData } from '../site/page-data.ts'
import type { Output } from './output.ts'
import { pageOutputs } from './outputs/department-outputs.ts'
import { documentOutputs, type FactsAt } from './outputs/document-outputs.ts'
import { compareYears } from './outputs/years.ts'
import { requestOf } from './page-request.ts'
import type { Program } from './program/program.ts'
import { type FinishedFile, takeFinished } from './store.ts'
import { readUnitYear } from './unit-year.ts'
import { writePieces } from './write-pieces.ts'

/** Makes outputs and writes them below `folder`; each is hashed while its bytes are at hand. */
export async function makeOutputs(
  outputs: readonly Output[],
  site: SiteData,
  program: Program,
  folder: string,
): Promise<FinishedFile[]> {
  const files: FinishedFile[] = []
  for (const output of outputs) {
    const file = writePieces(folder, fileAt(output.address), await piecesOf(output, site, program))
    const pages = 'pages' in output ? await output.pages?.() : undefined
    files.push({ ...file, ...(pages !== undefined && { pages }) })
  }
  return files
}

async function piecesOf(output: Output, site: SiteData, program: Program): Promise<Iterable<Uint8Array>> {
  if ('pieces' in output && output.pieces) return output.pieces()
  const made =
    'body' in output ? await output.body() : await program.renderPage(await requestOf(site, output))
  return [typeof made === 'string' ? Buffer.from(made) : made]
}

/** A unit's year to be made. */
export interface UnitYearOrder {
  /** The key of its documents. */
  documents: string
  /** That of its job. */
  input: string
}

/**
 * Makes a unit's year: all that its job describes, and nothing else is known here; and the proof of it. Its documents are those of the
 * entry before where they are made of the same.
 */
export async function makeUnitYear(
  { documents: key, input }: UnitYearOrder,
  program: Program,
  folder: string,
): Promise<FinishedFile[]> {
  const { department, alone, whole, years } = readUnitYear(input)
  const site = { site: whole.site, years }
  const make = (outputs: readonly Output[]) => makeOutputs(outputs, site, program, folder)
  const documents =
    takeFinished(folder, key) ??
    (await make(documentOutputs(alone, department))).map((file) => ({ ...file, key }))
  const pages = await make(pageOutputs(whole, department, compareYears(whole), factsIn(documents)))
  const address = proofIn(departmentPage(department.unit, department.year)).page
  return writeYearProof(folder, [...documents, ...pages], whole.site, department, async (form) =>
    program.renderPage(await requestOf(site, { address, page: () => ({ receipt: { department, form } }) })),
  )
}

/** What is told of finished documents. */
function factsIn(documents: readonly FinishedFile[]): FactsAt {
  const byPath = new Map(documents.map((file) => [file.path, file]))
  return async (address) => {
    const { pages, size } = byPath.get(fileAt(address)) ?? {}
    if (pages === undefined || size === undefined) throw new Error(`there is no PDF at ${address}`)
    return { pages, size }
  }
}
