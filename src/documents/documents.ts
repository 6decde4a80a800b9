import { createHash } from 'node:crypto'
import { type Department, type FormRecord, projectRecord, recordsOf } from '../content/record.ts'
import type { Item } from '../corrections/follow.ts'
import { pageOf } from '../corrections/item-addresses.ts'
import { type Address, departmentPage } from '../model/address.ts'
import { departmentText } from '../model/correction.ts'
import { writeOfd } from '../ofd/write-ofd.ts'
import { layOutBooklet } from '../pdf/booklet.ts'
import { dateInChina } from '../pdf/date.ts'
import { type DocumentSource, waysBack } from '../pdf/foot.ts'
import { layOutSheet } from '../pdf/sheet.ts'
import { type Layout, writePdf } from '../pdf/write-pdf.ts'
import type { Published } from '../review/load.ts'
import { type AttachedRecord, attachedRecord, digestOf, sheetName } from './attached-record.ts'
import { noteOn } from './note.ts'

/** A finished PDF. */
export interface PdfFile {
  bytes: Uint8Array<ArrayBuffer>
  pages: number
}

/** A laid-out document as a file. */
export function write(layout: Layout): PdfFile {
  return { bytes: writePdf(layout), pages: layout.pages.length }
}

/** Every record of a publication that has a sheet. */
export function sheetRecords(published: Published): FormRecord[] {
  return published.departments.flatMap(recordsOf)
}

/** The address of a record's sheet, and of the same in other formats beside it. */
export function sheetAddress(record: FormRecord, format: 'pdf' | 'ofd' | 'json' = 'pdf'): Address {
  const { unit, year } = record.department
  return `/${unit}/${year}/${sheetName(record)}.${format}`
}

/** A record's sheet before it is written: its official form, with the record and the way to its page. */
export function sheetLayout(published: Published, record: FormRecord): Layout {
  const { unit, year } = record.department
  const item = { unit, year, stem: sheetName(record) }
  return layOutSheet(record, published.fill(record), {
    ...source(published, pageOf(item), [attachedRecord(record)]),
    ...historyOf(published, [item]),
  })
}

function source(
  published: Published,
  page: Address,
  records: readonly AttachedRecord[],
  digest = digestOf(records),
): DocumentSource {
  return { records, digest, ...waysBack(published.site.url, page, digest) }
}

function historyOf({ history }: Published, items: readonly [Item, ...Item[]]): Partial<DocumentSource> {
  const first = history.firstPublished(items[0])
  const told = items.flatMap((item) => history.correctionsOf(item))
  const latest = told
    .map(({ date }) => date)
    .sort()
    .at(-1)
  return {
    ...(first !== undefined && { published: dateInChina(first) }),
    ...(latest !== undefined && { corrected: dateInChina(latest), note: noteOn(told, latest) }),
  }
}

/** A record's sheet: its official form. */
export async function sheetPdf(published: Published, record: FormRecord): Promise<PdfFile> {
  return write(sheetLayout(published, record))
}

/** A department's booklet for its budget year. */
export async function bookletPdf(published: Published, department: Department): Promise<PdfFile> {
  return write(bookletLayout(published, department))
}

/** A record's sheet as OFD. */
export function sheetOfd(published: Published, record: FormRecord): Uint8Array<ArrayBuffer> {
  const unit = aboutDepartment(record.department)
  const about = record.project ? { ...unit, 项目: record.project.name } : unit
  return writeOfd(sheetLayout(published, record), about)
}

/** A department's booklet as OFD. */
export function bookletOfd(published: Published, department: Department): Uint8Array<ArrayBuffer> {
  return writeOfd(bookletLayout(published, department), aboutDepartment(department))
}

function aboutDepartment({ name, year }: Department) {
  return { 单位: name, 年度: String(year) }
}

/** A department's booklet before it is written: with the records of all its projects. */
export function bookletLayout(published: Published, department: Department): Layout {
  const { unit, year, projects } = department
  const records = projects.map((project) => attachedRecord(projectRecord(department, project)))
  const item = (stem: string): Item => ({ unit, year, stem })
  const history = historyOf(published, [item(departmentText), ...projects.map(({ id }) => item(id))])
  const digest = records.length > 0 ? undefined : digestOfText(department)
  const from = { ...source(published, departmentPage(unit, year), records, digest), ...history }
  return layOutBooklet(department, (project) => published.fill(projectRecord(department, project)), from)
}

/** Of a department without projects, whose booklet attaches no record: records of nothing would have the same digest everywhere. */
function digestOfText({ unit, year, name, narrative }: Department): string {
  return createHash('sha256')
    .update(JSON.stringify([unit, year, name, narrative]))
    .digest('hex')
}
