import type { Align } from '../../../model/grid.ts'
import { cellText } from '../../cell-text.ts'
import type { SourceCell, SourceTable } from '../../source.ts'

/** A cell as rows of a flowing format list it: `skip` columns stand empty before it. */
export interface ListedCell {
  text: string
  colSpan: number
  rowSpan: number
  skip?: number
  align?: Align
  /** How wide it is, in any unit that all cells of its table share. */
  width?: number
}

/** A span past this is a mistake or an attack, and no form is that large. */
const mostSpan = 1000

/**
 * Places the cells of a table that lists them row by row on its raster, as HTML does (HTML Standard, 4.9.12): each takes
 * the first column that no cell from above covers. Spans that reach below the last row end there.
 * @param name how places of its cells begin, such as `表 2`
 * @param widths of its columns, where the table says them beside its cells
 */
export function layCells(
  name: string,
  listed: readonly (readonly ListedCell[])[],
  widths?: readonly number[],
): SourceTable {
  /** For each column, the first row that is free again. */
  const freeFrom: number[] = []
  const spans: Span[] = []
  const rows = listed.map((cells, row) => {
    let column = 0
    return cells.map((cell, index): SourceCell => {
      column += cell.skip ?? 0
      while ((freeFrom[column] ?? 0) > row) column++
      const colSpan = clamp(cell.colSpan, mostSpan)
      const rowSpan = clamp(cell.rowSpan, listed.length - row)
      for (let at = column; at < column + colSpan; at++) freeFrom[at] = row + rowSpan
      const place = `${name} 第 ${row + 1} 行第 ${index + 1} 格`
      const placed: SourceCell = { text: cellText(cell.text), column, colSpan, rowSpan, place }
      if (cell.align) placed.align = cell.align
      if (cell.width) spans.push({ column, colSpan, width: cell.width })
      column += colSpan
      return placed
    })
  })
  const found = widths ?? widthsOf(spans)
  return { kind: 'table', place: name, rows, ...(found && { widths: found }) }
}

interface Span {
  column: number
  colSpan: number
  width: number
}

/** The widths of columns as cells of one column tell them, or those over columns of which all others are known. */
function widthsOf(spans: readonly Span[]): number[] | undefined {
  const count = Math.max(0, ...spans.map(({ column, colSpan }) => column + colSpan))
  const widths: (number | undefined)[] = Array.from({ length: count }, () => undefined)
  for (let found = true; found; ) {
    found = false
    for (const { column, colSpan, width } of spans) {
      const own = Array.from({ length: colSpan }, (_, index) => column + index)
      const [open, ...others] = own.filter((at) => widths[at] === undefined)
      const rest = width - own.reduce((sum, at) => sum + (widths[at] ?? 0), 0)
      if (open === undefined || others.length > 0 || rest <= 0) continue
      widths[open] = rest
      found = true
    }
  }
  const known = widths.flatMap((width) => width ?? [])
  return count > 0 && known.length === count ? known : undefined
}

function clamp(span: number, most: number): number {
  return Number.isFinite(span) ? Math.max(1, Math.min(Math.trunc(span), most)) : 1
}
