import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FormRecord } from '../content/record.ts'
import { pageOf } from '../corrections/item-addresses.ts'
import { comparePdfs } from '../inspect/compare-pdfs.ts'
import { inspectPdf } from '../inspect/inspect.ts'
import { readObjects, stringText } from '../inspect/objects.ts'
import type { Grid } from '../model/grid.ts'
import { type DocumentSource, waysBack } from '../pdf/foot.ts'
import { layOutSheet } from '../pdf/sheet.ts'
import { type Layout, writePdf } from '../pdf/write-pdf.ts'
import type { Published } from '../review/load.ts'
import { attachedRecord, digestOf, sheetName } from './attached-record.ts'
import { bookletLayout } from './documents.ts'
import { notePattern } from './note.ts'

/**
 * Why a PDF should not be trusted to print what its records say, in words for a reader; empty where nothing speaks against it.
 * A sheet is made again from its own record and compared with the file, page by page. So is a booklet whose department the
 * checkout holds; of others only the text of the forms can be compared.
 */
export function doubtsAbout(path: string, records: readonly FormRecord[], published: Published): string[] {
  const { text, problems } = inspectPdf(path)
  const strange = problems.map((problem) => `文件不是本程序写出的样子（${problem}）`)
  const layout = remake(path, records, text, published)
  if (layout) return [...differences(path, layout), ...strange]
  const silent = records.filter((record) => !prints(text, published.fill(record)))
  return [...(silent.length > 0 ? [`有 ${silent.length} 张表印的文字与附带的数据不同`] : []), ...strange]
}

function differences(path: string, layout: Layout): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'mingbiao-'))
  try {
    const again = join(folder, 'again.pdf')
    writeFileSync(again, writePdf(layout))
    const { pages, elsewhere } = comparePdfs(path, again)
    if (pages.length > 0) return [`第 ${pages.join('、')} 页与按附带的数据重新排印的不同`]
    return elsewhere ? ['页面以外（结构、附件或文件说明）与按附带的数据重新写出的不同'] : []
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The document as it would be made from its records: a booklet where the title says so, else the sheet of the one record. */
function remake(
  path: string,
  records: readonly FormRecord[],
  text: string,
  published: Published,
): Layout | undefined {
  const [record] = records
  if (!record || records.length > 1 || !isSheet(text, published.fill(record)))
    return remakeBooklet(records, published)
  const attached = [attachedRecord(record)]
  const digest = digestOf(attached)
  return layOutSheet(record, published.fill(record), {
    records: attached,
    digest,
    ...readFoot(text, record, digest),
    ...readDates(path),
  })
}

function remakeBooklet(records: readonly FormRecord[], published: Published): Layout | undefined {
  const [record] = records
  const department = published.departments.find(
    ({ unit, year }) => unit === record?.department.unit && year === record.department.year,
  )
  if (!department) return undefined
  const layout = bookletLayout(published, department)
  return layout.digest === digestOf(records.map(attachedRecord)) ? layout : undefined
}

/** A sheet begins with its form's title; a booklet with its cover. */
function isSheet(text: string, { title }: Grid): boolean {
  return bare(text).startsWith(bare(title))
}

/** What a sheet's foot says beside the digest, which is the site's, not the record's. */
function readFoot(text: string, record: FormRecord, digest: string): Partial<DocumentSource> {
  const [note] = notePattern.exec(text) ?? []
  const [, url] = /网页版：(https?:\/\/\S+?)\s*校验码：/.exec(text) ?? []
  const { unit, year } = record.department
  const page = pageOf({ unit, year, stem: sheetName(record) })
  const site = url?.endsWith(page) ? url.slice(0, -page.length) : undefined
  return { ...waysBack(site, page, digest), ...(note && { note }) }
}

/** When a file says that it was published and corrected, which the history of its site told, where its record did not. */
function readDates(path: string): { published?: Date; corrected?: Date } {
  const objects = readObjects(path)
  const information = objects.dictionary(objects.trailer['/Info'])
  const dateIn = (key: string) => {
    const [, ...parts] =
      /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(
        stringText(objects.resolve(information[key])) ?? '',
      ) ?? []
    const [year = 0, month = 1, ...rest] = parts.map(Number)
    return parts.length === 0 ? undefined : new Date(Date.UTC(year, month - 1, ...rest))
  }
  const [published, corrected] = ['/CreationDate', '/ModDate'].map(dateIn)
  return { ...(published && { published }), ...(corrected && { corrected }) }
}

/** Whether a text, read from a file alone, holds all that a form prints. */
export function prints(text: string, grid: Grid): boolean {
  const cells = grid.rows.flatMap((row) => row.cells).map((cell) => cell.text)
  return bare(text).includes(bare([grid.title, grid.left, grid.right, ...cells].join('')))
}

function bare(text: string): string {
  return text.replace(/\s/g, '')
}
