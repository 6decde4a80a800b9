import { cellText } from '../../lines.ts'
import type { ReadDocument } from '../../parts.ts'
import type { SourceCell } from '../../source.ts'

/** A record, and the line of the file on which it begins. */
interface CsvRow {
  cells: string[]
  line: number
}

/** A list has so many columns, and so many of its records as long as each other. */
const fewestColumns = 3
const sameShare = 0.8

/**
 * The records of a text whose cells are parted by commas, or by tabs with cells in quotes (RFC 4180), as systems and Excel
 * save lists; undefined where it is no such text.
 */
export function csvRows(text: string): CsvRow[] | undefined {
  const separator = text.includes('\t') ? '\t' : ','
  if (separator === '\t' && !/(^|\t)"/m.test(text)) return undefined
  const rows = parseCsv(text, separator)
  const [columns = 0, alike] = [...Map.groupBy(rows ?? [], ({ cells }) => cells.length)].sort(
    ([, a], [, b]) => b.length - a.length,
  )[0] ?? [0, []]
  const isList =
    rows && rows.length > 1 && columns >= fewestColumns && alike.length >= rows.length * sameShare
  return isList ? rows : undefined
}

/** Undefined where a quote is never closed. Blank lines are left out. */
function parseCsv(text: string, separator: string): CsvRow[] | undefined {
  const rows: CsvRow[] = []
  let row: CsvRow = { cells: [], line: 1 }
  let [cell, line, isQuoted] = ['', 1, false]
  const endRow = () => {
    row.cells.push(cell)
    if (row.cells.some((one) => one.trim() !== '')) rows.push(row)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === '\n') line++
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text[at + 1] === '"') cell += text[at++]
      else isQuoted = false
    } else if (character === '"' && cell.trim() === '') [cell, isQuoted] = ['', true]
    else if (character === separator) {
      row.cells.push(cell)
      cell = ''
    } else if (character === '\n') {
      endRow()
      row = { cells: [], line }
    } else cell += character
  }
  endRow()
  return isQuoted ? undefined : rows
}

/** Reads such a list as one table. */
export function readCsv(file: string, rows: readonly CsvRow[]): ReadDocument {
  const cells = rows.map((row) =>
    row.cells.map((text, column): SourceCell => {
      const place = `第 ${row.line} 行第 ${column + 1} 格`
      return { text: cellText(text), column, colSpan: 1, rowSpan: 1, place }
    }),
  )
  return {
    file,
    blocks: [{ kind: 'table', place: '表 1', rows: cells }],
    parts: [{ kind: 'table', place: '表 1', fate: 'text' }],
  }
}
