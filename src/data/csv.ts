import type { Cell, Column, Row } from './column.ts'

/** What spreadsheets take for the start of a formula, at the start of a cell. */
const formula = /^[=+\-@\t\r]/

/**
 * Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, which Excel wants. A text that a spreadsheet would run as a formula has an
 * apostrophe before it; numbers are never texts.
 */
export function csvOf(columns: readonly Column[], rows: readonly Row[]): Uint8Array<ArrayBuffer> {
  const lines = [
    columns.map(({ name }) => quote(name)).join(','),
    ...rows.map((row) => columns.map((column, index) => field(column, row[index])).join(',')),
  ]
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`)
}

function field({ type, decimals }: Column, cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return decimals === undefined ? String(cell) : cell.toFixed(decimals)
  return quote(type === 'string' && formula.test(cell) ? `'${cell}` : cell)
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
