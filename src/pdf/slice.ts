import type { TableStyle } from './measure.ts'

/** A row, or a part of one, on a page. */
export interface Slice {
  row: number
  /** From the top of the table area of its page, in points. */
  y: number
  height: number
  /** Which lines of its cells it shows; a whole row shows all. */
  fromLine: number
  toLine: number
  whole: boolean
  /** A header row printed again. */
  repeated: boolean
}

/** How many lines of text stand in a cell of this height. */
export function linesIn(height: number, style: TableStyle): number {
  return Math.floor((height - 2 * style.padY + 0.001) / style.leading)
}
