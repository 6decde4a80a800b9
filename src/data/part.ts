import type { Department } from '../content/record.ts'
import type { History } from '../corrections/history.ts'
import { once } from '../model/once.ts'
import { csvRows } from './csv.ts'
import { jsonRows } from './json.ts'
import { parquetOf } from './parquet.ts'
import type { Table } from './table.ts'
import { tablesOf } from './tables.ts'
import { sheetRows, widthsOf } from './xlsx.ts'
import { type Deflated, deflate, zipLevel } from './zip.ts'

/**
 * Some of the rows of a table, as each format writes them: a file of more is these, one part after the other. Nothing is made before it
 * is asked for.
 */
export interface TablePart {
  table: Table
  /** How many rows there are. */
  rows(): number
  csv(): Uint8Array<ArrayBuffer>
  /** The same, for a ZIP archive. */
  zipped(): Deflated
  json(): Uint8Array<ArrayBuffer>
  /** For a workbook, where so many rows of the table are above them. */
  sheet(before: number): Deflated
  widths(): readonly number[]
  parquet(): Uint8Array<ArrayBuffer>
}

/** Of every table, in the order of `tablesOf`, what is of the same units' years. */
export type Part = readonly TablePart[]

export function partOf(history: History, departments: readonly Department[]): Part {
  return tablesOf(history).map((table) => {
    const { columns } = table
    const rows = once(() => departments.flatMap(table.rowsOf))
    const csv = once(() => csvRows(columns, rows()))
    return {
      table,
      rows: () => rows().length,
      csv,
      zipped: once(() => deflate(csv(), zipLevel)),
      json: once(() => jsonRows(columns, rows())),
      sheet: (before) => sheetRows(columns, rows(), before),
      widths: () => widthsOf(columns, rows()),
      parquet: () => parquetOf(columns, rows()),
    }
  })
}

/** How many rows of each table are in parts. */
export function rowsIn(parts: readonly Part[]): number[] {
  const [first = []] = parts
  return first.map((_, index) => parts.reduce((sum, part) => sum + (part[index]?.rows() ?? 0), 0))
}
