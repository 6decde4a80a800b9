import { cellText } from '../../lines.ts'
import type { SourceCell, SourceTable } from '../../source.ts'

/** A cell as rows of a flowing format list it: `skip` columns stand empty before it. */
export interface ListedCell {
  text: string
  colSpan: number
  rowSpan: number
  skip?: number
}

/** A span past this is a mistake or an attack, and no form is that large. */
const mostSpan = 1000

/**
 * Places the cells of a table that lists them row by row on its raster, as HTML does (HTML Standard, 4.9.12): each takes
 * the first column that no cell from above covers. Spans that reach below the last row end there.
 * @param name how places of its cells begin, such as `表 2`
 */
export function layCells(name: string, listed: readonly (readonly ListedCell[])[]): SourceTable {
  /** For each column, the first row that is free again. */
  const freeFrom: number[] = []
  const rows = listed.map((cells, row) => {
    let column = 0
    return cells.map((cell, index): SourceCell => {
      column += cell.skip ?? 0
      while ((freeFrom[column] ?? 0) > row) column++
      const colSpan = clamp(cell.colSpan, mostSpan)
      const rowSpan = clamp(cell.rowSpan, listed.length - row)
      for (let at = column; at < column + colSpan; at++) freeFrom[at] = row + rowSpan
      const place = `${name} 第 ${row + 1} 行第 ${index + 1} 格`
      const placed = { text: cellText(cell.text), column, colSpan, rowSpan, place }
      column += colSpan
      return placed
    })
  })
  return { kind: 'table', place: name, rows }
}

function clamp(span: number, most: number): number {
  return Number.isFinite(span) ? Math.max(1, Math.min(Math.trunc(span), most)) : 1
}
