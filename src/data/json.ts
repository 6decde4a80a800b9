import type { Row } from './column.ts'
import type { Table } from './table.ts'

/** A table with its rows. */
export interface Filled {
  table: Table
  rows: readonly Row[]
}

/** Tables as JSON: for each its rows as objects by column; what is blank or withheld is null. */
export function jsonOf(tables: readonly Filled[]): string {
  const content = tables.map(({ table: { id, columns }, rows }) => [
    id,
    rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]))),
  ])
  return `${JSON.stringify(Object.fromEntries(content))}\n`
}
