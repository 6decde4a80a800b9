import { parquetWriteBuffer } from 'hyparquet-writer'
import type { Column } from './column.ts'
import type { Filled } from './json.ts'

const types = { string: 'STRING', integer: 'INT32', number: 'DOUBLE' } as const satisfies Record<
  Column['type'],
  string
>

/** A table as Apache Parquet, for programs that analyse: typed columns, blank cells null. */
export function parquetOf({ table: { columns }, rows }: Filled): Uint8Array<ArrayBuffer> {
  const columnData = columns.map(({ name, type }, index) => ({
    name,
    type: types[type],
    data: rows.map((row) => row[index] ?? null),
  }))
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'mingbiao' }))
}
