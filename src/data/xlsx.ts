import type { Cell, Column, Row } from './column.ts'
import { encodeRows } from './encode-rows.ts'
import type { Table } from './table.ts'
import { type Deflated, deflate, zipOf } from './zip.ts'

/*
 * Our own writer of workbooks (ECMA-376): the library of the exports takes half a minute for a million cells and has no filters.
 */

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** What a cell of Excel can hold. */
const mostCharacters = 32_767

/** How many rows a sheet of Excel has, below its header. */
const mostRows = 1_048_575

/** A table of a workbook, its rows in parts that follow one another. */
export interface Sheet {
  table: Table
  /** How many there are. */
  rows: number
  parts: readonly SheetPart[]
}

/** Some rows of a table. */
interface SheetPart {
  /** As `sheetRows` gives them. */
  rows: Deflated
  widths: readonly number[]
}

// The tables of a county are 60 MB of XML: a tenth larger than the smallest, in a third of the time.
const level = 3

/**
 * Tables as an Excel file, piece by piece, one a sheet: typed cells, the header frozen and bold, with filters, columns as wide as they
 * need.
 */
export function xlsxOf(sheets: readonly Sheet[]): Uint8Array[] {
  const names = sheets.map((_, index) => `sheet${index + 1}.xml`)
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes(names),
    '_rels/.rels': relationships([
      { id: 'rId1', type: `${relations}/officeDocument`, target: 'xl/workbook.xml' },
    ]),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relationships([
      ...names.map((name, index) => ({
        id: `rId${index + 1}`,
        type: `${relations}/worksheet`,
        target: `worksheets/${name}`,
      })),
      { id: 'styles', type: `${relations}/styles`, target: 'styles.xml' },
    ]),
    'xl/styles.xml': styles,
  }
  const entries = new Map<string, Deflated[]>()
  for (const [name, xml] of Object.entries(files)) entries.set(name, [deflateText(xml)])
  for (const [index, sheet] of sheets.entries())
    entries.set(`xl/worksheets/${names[index]}`, worksheet(sheet))
  return zipOf(entries)
}

function deflateText(xml: string): Deflated {
  return deflate(Buffer.from(xml), level)
}

function contentTypes(names: readonly string[]): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const part = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}" ContentType="${type}.${kind}+xml"/>`
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
  const sheets = names.map((name) => part(`worksheets/${name}`, 'worksheet')).join('')
  return `${header}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults}${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}${sheets}</Types>`
}

function relationships(list: readonly { id: string; type: string; target: string }[]): string {
  const all = list.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  )
  return `${header}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
}

function workbook(tables: readonly Sheet[]): string {
  const sheets = tables.map(
    ({ table }, index) =>
      `<sheet name="${escapeText(sheetName(table.title))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const filters = tables.map(({ table, rows }, index) =>
    rows > mostRows
      ? ''
      : `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${escapeText(sheetName(table.title))}'!$A$1:$${columnName(table.columns.length - 1)}$${rows + 1}</definedName>`,
  )
  return `${header}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`
}

/** Names of sheets have 31 characters at most, and none of these. */
function sheetName(title: string): string {
  return title.replace(/[[\]:：*?/\\']/g, ' ').slice(0, 31)
}

/** Cell styles by number: 0 plain, 1 the header, 2 two decimals. */
const styles = `${header}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`

function worksheet({ table: { columns }, rows, parts }: Sheet): Deflated[] {
  if (rows > mostRows) return [deflateText(noteSheet(rows))]
  const range = `A1:${columnName(columns.length - 1)}${rows + 1}`
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  const widths = columns.map((_, index) => {
    const widest = Math.max(...parts.map(({ widths }) => widths[index] ?? 0))
    return `<col min="${index + 1}" max="${index + 1}" width="${widest}" customWidth="1"/>`
  })
  const head = columns.map(({ name }, index) => text(`${columnName(index)}1`, name, ' s="1"')).join('')
  return [
    deflateText(
      `${header}<worksheet xmlns="${main}"><dimension ref="${range}"/>${view}<cols>${widths.join('')}</cols><sheetData><row r="1">${head}</row>`,
    ),
    ...parts.map((part) => part.rows),
    deflateText(`</sheetData><autoFilter ref="${range}"/></worksheet>`),
  ]
}

/** What stands in place of a table that no sheet can hold. */
function noteSheet(rows: number): string {
  const note = `这张表有 ${rows} 行，超过 Excel 一张表的 ${mostRows} 行，请用 CSV 文件，或按年度下载`
  return `${header}<worksheet xmlns="${main}"><sheetData><row r="1">${text('A1', note)}</row></sheetData></worksheet>`
}

/**
 * Rows of a table as those of a sheet.
 * @param before how many rows of the table are above them
 */
export function sheetRows(columns: readonly Column[], rows: readonly Row[], before: number): Deflated {
  const letters = columns.map((_, index) => columnName(index))
  const xml = encodeRows(rows, (row, index) => {
    // The header is the first.
    const number = before + index + 2
    const cells = columns.map((column, at) => cellXml(`${letters[at]}${number}`, column, row[at]))
    return `<row r="${number}">${cells.join('')}</row>`
  })
  return deflate(xml, level)
}

function cellXml(place: string, { decimals }: Column, cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'string') return text(place, cell.slice(0, mostCharacters))
  const style = decimals === undefined ? '' : ' s="2"'
  return `<c r="${place}"${style}><v>${cell}</v></c>`
}

/** A cell that holds its text: one that refers to a list of all texts would change with any other. */
function text(place: string, value: string, style = ''): string {
  const space = /^\s|\s$/.test(value) ? ' xml:space="preserve"' : ''
  return `<c r="${place}" t="inlineStr"${style}><is><t${space}>${escapeText(value)}</t></is></c>`
}

/** How wide columns are, in characters of Excel's measure, of which a Chinese one takes two: as the first rows need, within reason. */
export function widthsOf(columns: readonly Column[], rows: readonly Row[]): number[] {
  const first = rows.slice(0, 200)
  return columns.map(({ name }, index) => {
    const shown = [name, ...first.map((row) => String(row[index] ?? ''))]
    const widest = Math.max(
      ...shown.map((line) => [...line].reduce((sum, one) => sum + (one > '\u00ff' ? 2 : 1), 0)),
    )
    return Math.min(48, Math.max(8, widest + 3))
  })
}

/** `A` … `Z`, `AA` …: columns counted from 0. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/**
 * Text as a workbook writes it; what XML cannot hold is no character that content may have. `_x0041_` would be read as A (ECMA-376,
 * 22.9.2.19): its first character is escaped in the same way.
 */
function escapeText(value: string): string {
  const literal = value.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
  return literal.replace(/[&<>"]/g, (one) => entities[one] ?? one)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
