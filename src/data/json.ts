import type { Column, Row } from './column.ts'
import { encodeRows } from './encode-rows.ts'
import type { Table } from './table.ts'

/** Rows as JSON objects by column, with commas between; what is blank or withheld is null. */
export function jsonRows(columns: readonly Column[], rows: readonly Row[]): Uint8Array<ArrayBuffer> {
  return encodeRows(rows, (row, before) => {
    const object = Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]))
    return `${before === 0 ? '' : ','}${JSON.stringify(object)}`
  })
}

/**
 * Tables as JSON: an object with the rows of each.
 * @param tables with their rows, as `jsonRows` gives them, part after part
 */
export function jsonOf(
  tables: readonly { table: Table; parts: readonly Uint8Array[] }[],
): Uint8Array<ArrayBuffer> {
  const chunks = tables.flatMap(({ table, parts }, index) => [
    Buffer.from(`${index === 0 ? '{' : ','}${JSON.stringify(table.id)}:[`),
    ...parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.from(','), part])),
    Buffer.from(']'),
  ])
  return Buffer.concat([...chunks, Buffer.from('}\n')])
}
