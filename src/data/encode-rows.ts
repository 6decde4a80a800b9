import type { Row } from './column.ts'

/** So many rows are one text at a time: those of a large county are longer than any string can be. */
const atOnce = 10_000

/**
 * Rows in UTF-8, one after the other.
 * @param write what a row is, and how many are before it
 */
export function encodeRows(
  rows: readonly Row[],
  write: (row: Row, index: number) => string,
): Uint8Array<ArrayBuffer> {
  const pieces: Buffer[] = []
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce)
    pieces.push(Buffer.from(some.map((row, at) => write(row, from + at)).join('')))
  }
  return Buffer.concat(pieces)
}
