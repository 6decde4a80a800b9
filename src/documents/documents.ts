import { isKept, keep } from '../cache/cache.ts'
import type { Item } from '../corrections/follow.ts'
import type { FormRecord } from '../form/record.ts'
import { type Address, canonical, departmentPage, overallPage, projectPage } from '../model/address.ts'
import { departmentText } from '../model/correction.ts'
import type { Department, Project } from '../model/record.ts'
import { layOutBooklet } from '../pdf/booklet.ts'
import { dateInChina } from '../pdf/date.ts'
import type { DocumentSource } from '../pdf/foot.ts'
import { layoutText } from '../pdf/layout-text.ts'
import { layOutSheet } from '../pdf/sheet.ts'
import { type Layout, writePdf } from '../pdf/write.ts'
import type { Published } from '../review/load.ts'
import { madeSheet } from './made-sheets.ts'
import { type AttachedRecord, attachedRecord, digestOf, sheetName } from './record.ts'

/** A finished PDF. */
export interface PdfFile {
  bytes: Uint8Array<ArrayBuffer>
  pages: number
}

/** Each document is made once, though its own address and the pages that tell its size all ask for it. */
const made = new WeakMap<object, Promise<PdfFile>>()

export function once(record: object, make: () => Promise<PdfFile>): Promise<PdfFile> {
  let file = made.get(record)
  if (!file) {
    file = make()
    made.set(record, file)
  }
  return file
}

/** A laid-out document as a file. */
export async function write(layout: Layout): Promise<PdfFile> {
  return { bytes: await pdfOf(layout), pages: layout.pages.length }
}

/** A layout as a PDF. A layout is all that the writer sees, so what was written of the same one before will do. */
export function pdfOf(layout: Layout): Promise<Uint8Array<ArrayBuffer>> {
  return keep('pdf', layoutText(layout), () => writePdf(layout))
}

/** Whether an earlier build kept a record's sheet as it would be written now. */
export function isSheetKept(published: Published, record: FormRecord): boolean {
  return isKept('pdf', layoutText(sheetLayout(published, record)))
}

/** The address of a record's sheet. */
export function sheetAddress(record: FormRecord): Address {
  const { unit, year } = record.department
  return `/${unit}/${year}/${sheetName(record)}.pdf`
}

/** A record's sheet before it is written: its official form, with the record and the way to its page. */
export function sheetLayout(published: Published, record: FormRecord): Layout {
  const { unit, year } = record.department
  const page =
    record.purpose === 'overall' ? overallPage(unit, year) : projectPage(unit, year, record.project.id)
  const item = { unit, year, of: sheetName(record) }
  return layOutSheet(record, published.fill(record), {
    ...source(published, page, [attachedRecord(record)]),
    ...historyOf(published, [item]),
  })
}

function source(published: Published, page: Address, records: readonly AttachedRecord[]): DocumentSource {
  const url = canonical(published.site.url, page)
  return { records, digest: digestOf(records), ...(url && { url }) }
}

/** Whoever has an older copy on paper must see that this one differs; what was corrected is told on the web page. */
function historyOf({ history }: Published, items: readonly [Item, ...Item[]]): Partial<DocumentSource> {
  const first = history.firstPublished(items[0])
  const corrections = items.flatMap((item) => history.correctionsOf(item).map(({ date }) => date))
  const latest = corrections.sort().at(-1)
  return {
    ...(first !== undefined && { published: dateInChina(first) }),
    ...(latest !== undefined && {
      corrected: dateInChina(latest),
      note: `公开以后更正过，最近一次 ${latest.slice(0, 10)}；更正说明见网页版`,
    }),
  }
}

/** A record's sheet as a file: taken from those made before the build, if there are some. */
export async function sheetFile(published: Published, record: FormRecord): Promise<PdfFile> {
  return (await madeSheet(sheetAddress(record))) ?? write(sheetLayout(published, record))
}

/** A project's sheet: its official form. */
export function sheetPdf(published: Published, department: Department, project: Project): Promise<PdfFile> {
  return once(project, () => sheetFile(published, { purpose: 'project', department, project }))
}

/** The sheet of a project's self-evaluation, if it has one. */
export async function resultPdf(
  published: Published,
  department: Department,
  project: Project,
): Promise<PdfFile | undefined> {
  const { result } = project
  return (
    result && once(result, () => sheetFile(published, { purpose: 'result', department, project, result }))
  )
}

/** The sheet of a project's monitoring table, if it has one. */
export async function monitorPdf(
  published: Published,
  department: Department,
  project: Project,
): Promise<PdfFile | undefined> {
  const { monitor } = project
  return (
    monitor && once(monitor, () => sheetFile(published, { purpose: 'monitor', department, project, monitor }))
  )
}

/** The sheet of a department's overall targets, if it has some. */
export async function overallPdf(published: Published, department: Department): Promise<PdfFile | undefined> {
  const { overall } = department
  return overall && once(overall, () => sheetFile(published, { purpose: 'overall', department, overall }))
}

/** A department's booklet for its budget year. */
export function bookletPdf(published: Published, department: Department): Promise<PdfFile> {
  return once(department, async () => write(bookletLayout(published, department)))
}

/** A department's booklet before it is written: with the records of all its projects. */
export function bookletLayout(published: Published, department: Department): Layout {
  const { unit, year, projects } = department
  const records = projects.map((project) => attachedRecord({ purpose: 'project', department, project }))
  const item = (of: string): Item => ({ unit, year, of })
  const history = historyOf(published, [item(departmentText), ...projects.map(({ id }) => item(id))])
  const from = { ...source(published, departmentPage(unit, year), records), ...history }
  return layOutBooklet(department, (project) => published.grid(department, project), from)
}
