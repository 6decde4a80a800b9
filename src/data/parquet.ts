import { type ColumnChunk, parquetMetadata } from 'hyparquet'
import { ByteWriter, ParquetWriter, parquetWriteBuffer } from 'hyparquet-writer'
import type { Column, Row } from './column.ts'

const types = { string: 'STRING', integer: 'INT32', number: 'DOUBLE' } as const satisfies Record<
  Column['type'],
  string
>

const createdBy = 'mingbiao'
/** `PAR1`, before the first group of rows. */
const headLength = 4

/** Rows as Apache Parquet, for programs that analyse: typed columns, blank cells null. */
export function parquetOf(columns: readonly Column[], rows: readonly Row[]): Uint8Array<ArrayBuffer> {
  const columnData = columns.map(({ name, type }, index) => ({
    name,
    type: types[type],
    // It would say again where the pages are, by their places in this file.
    offsetIndex: false,
    data: rows.map((row) => row[index] ?? null),
  }))
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy }))
}

/**
 * Files of the same columns as one: their groups of rows follow one another, only their places change.
 * @param files that `parquetOf` wrote
 */
export function joinParquet(
  columns: readonly Column[],
  files: readonly Uint8Array<ArrayBuffer>[],
): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter()
  const { schema } = metadataOf(parquetOf(columns, []))
  const joined = new ParquetWriter({ writer, schema, createdBy })
  for (const bytes of files) {
    const metadata = metadataOf(bytes)
    const moved = BigInt(writer.offset - headLength)
    const footer = metadata.metadata_length + 8
    writer.appendBytes(bytes.subarray(headLength, bytes.length - footer))
    joined.num_rows += metadata.num_rows
    for (const group of metadata.row_groups)
      joined.row_groups.push({ ...group, columns: group.columns.map((column) => move(column, moved)) })
  }
  joined.finish()
  return writer.getBytes()
}

function metadataOf(bytes: Uint8Array<ArrayBuffer>) {
  return parquetMetadata(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
}

function move({ meta_data, ...chunk }: ColumnChunk, by: bigint): ColumnChunk {
  const dictionary = meta_data?.dictionary_page_offset
  return {
    ...chunk,
    file_offset: chunk.file_offset + by,
    ...(meta_data && {
      meta_data: {
        ...meta_data,
        data_page_offset: meta_data.data_page_offset + by,
        ...(dictionary !== undefined && { dictionary_page_offset: dictionary + by }),
      },
    }),
  }
}
