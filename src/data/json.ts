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
 * Tables as JSON, piece by piece: an object with the rows of each.
 * @param tables with their rows, as `jsonRows` gives them, part after part
 */
export function* jsonOf(
  tables: Iterable<{ table: Table; parts: Iterable<Uint8Array> }>,
): Generator<Uint8Array> {
  let before = '{'
  for (const { table, parts } of tables) {
    yield Buffer.from(`${before}${JSON.stringify(table.id)}:[`)
    let comma = ''
    for (const part of parts) {
      yield Buffer.from(comma)
      yield part
      comma = ','
    }
    before = '],'
  }
  yield Buffer.from(']}\n')
}
