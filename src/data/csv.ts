import type { Cell, Column, Row } from './column.ts'
import { encodeRows } from './encode-rows.ts'

/** What spreadsheets take for the start of a formula, at the start of a cell. */
const formula = /^[=+\-@\t\r]/

/**
 * The start of a table as CSV (RFC 4180) in UTF-8: a byte order mark, which Excel wants, and the names of the columns. Its rows follow.
 */
export function csvHead(columns: readonly Column[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`\uFEFF${columns.map(({ name }) => quote(name)).join(',')}\r\n`)
}

/**
 * Rows as lines of CSV. A text that a spreadsheet would run as a formula has an apostrophe before it; numbers are never texts.
 */
export function csvRows(columns: readonly Column[], rows: readonly Row[]): Uint8Array<ArrayBuffer> {
  return encodeRows(
    rows,
    (row) => `${columns.map((column, index) => field(column, row[index])).join(',')}\r\n`,
  )
}

function field({ type, decimals }: Column, cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return decimals === undefined ? String(cell) : cell.toFixed(decimals)
  return quote(type === 'string' && formula.test(cell) ? `'${cell}` : cell)
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
