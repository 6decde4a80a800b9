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

const tooLong = '全部的行超过 2 GB，一个 JSON 文件放不下；请用各年度的 JSON，或者 CSV'

/** More than this in one file can be neither written nor hashed at once. */
const mostBytes = 2 ** 31 - 1

/**
 * Tables as JSON: an object with the rows of each. What is too long for a file says so instead.
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
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  if (length > mostBytes - 2) return Buffer.from(`${JSON.stringify({ 说明: tooLong })}\n`)
  return Buffer.concat([...chunks, Buffer.from('}\n')])
}
