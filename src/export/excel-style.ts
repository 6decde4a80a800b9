import type { CellObject } from 'write-excel-file/node'
import { mm } from '../pdf/page-layout.ts'
import { cellString } from './excel-text.ts'
import type { FontName, Margin } from './page-margins.ts'

/** A sheet before it is written. Lengths are in points, rows and columns 0-based. */
export interface Sheet {
  name: string
  /** A cell for each column; `null` where another reaches over. */
  rows: (CellObject | null)[][]
  heights: number[]
  columns: number[]
  landscape: boolean
  margin: Margin
  /** Rows that are printed again at the top of each further page. */
  repeated?: { first: number; last: number }
}

/**
 * What the widths of columns count in: a digit of this font is 7 pixels wide, which are 5.25 points; so it is in 宋体, but
 * this font, or one of its widths, is on every machine. No text is set in it.
 */
export const defaultFont = { fontFamily: 'Times New Roman', fontSize: 10.5 } as const
const digit = 5.25

/** Width of a column in the file's measure. */
export function columnWidth(points: number): number {
  return Math.round((100 * points) / digit) / 100
}

/** Room between the margins of an A4 page, in points. */
export function printedWidth(landscape: boolean, { left, right }: Margin): number {
  return ((landscape ? 297 : 210) - left - right) * mm
}
export function printedHeight(landscape: boolean, { top, bottom }: Margin): number {
  return ((landscape ? 210 : 297) - top - bottom) * mm
}

export interface Look {
  font: FontName
  size: number
  bold?: boolean
  align?: 'left' | 'center' | 'right'
  ruled?: boolean
}

/**
 * A cell that is text, whatever it says. The text format keeps `=1+1` text when someone edits it; long texts do without,
 * as Excel up to 2007 shows `####` in place of a text-formatted cell of more than 255 characters.
 */
export function textCell(text: string, { font, size, bold, align = 'left', ruled }: Look): CellObject {
  return {
    type: String,
    value: cellString(text),
    ...(text.length <= 255 && { format: '@' }),
    fontFamily: font,
    fontSize: size,
    ...(bold && { fontWeight: 'bold' }),
    align,
    alignVertical: 'center',
    wrap: true,
    ...(ruled && { borderStyle: 'thin', borderColor: '#000000' }),
  }
}
