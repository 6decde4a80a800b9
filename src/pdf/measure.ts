import type { Cell, Grid } from '../model/form.ts'
import { breakLines, type Line } from './break.ts'
import { type Face, face } from './face.ts'

/** How a form's table is set, in points. */
export interface TableStyle {
  size: number
  leading: number
  padX: number
  padY: number
  rule: number
  frame: number
}

/** 五号 unless the form asks for less, with single rules (GB/T 9704—2012 leaves tables to the document). */
export function tableStyle(size = 10.5): TableStyle {
  return {
    size,
    leading: size * 1.37,
    padX: size < 10 ? 2.5 : 3,
    padY: size < 10 ? 3 : 4,
    rule: 0.6,
    frame: 1,
  }
}

/** A cell with its text broken into lines. */
export interface MeasuredCell {
  cell: Cell
  face: Face
  x: number
  width: number
  lines: readonly Line[]
}

/** A grid in points: x of each column edge, height of each row. */
export interface MeasuredGrid {
  grid: Grid
  style: TableStyle
  width: number
  cells: MeasuredCell[][]
  heights: number[]
}

/** Breaks every cell's text and finds the row heights, for a table of `width` points. */
export function measure(grid: Grid, width: number): MeasuredGrid {
  const style = tableStyle(grid.size)
  const edges = [0]
  for (const share of grid.widths) edges.push((edges.at(-1) ?? 0) + share * width)
  const cells = grid.rows.map((row) => row.cells.map((cell) => measureCell(cell, edges, style)))
  return { grid, style, width, cells, heights: rowHeights(cells, style) }
}

function measureCell(cell: Cell, edges: readonly number[], style: TableStyle): MeasuredCell {
  const x = edges[cell.column] ?? 0
  const width = (edges[cell.column + cell.colSpan] ?? 0) - x
  const isLabel = cell.role === 'label'
  const font = face(isLabel ? 'hei' : 'song')
  const lines = breakLines(cell.text, {
    face: font,
    size: style.size,
    width: width - 2 * style.padX,
    evenness: isLabel || cell.align === 'center' ? 'balanced' : 'no-orphan',
  })
  return { cell, face: font, x, width, lines }
}

/** Height that a number of lines needs in a cell. */
export function linesHeight(lines: number, style: TableStyle): number {
  return Math.max(lines, 1) * style.leading + 2 * style.padY
}

/** A row is as tall as its tallest cell; what a merged cell needs beyond its rows is spread over all of them. */
function rowHeights(rows: readonly MeasuredCell[][], style: TableStyle): number[] {
  const heights = rows.map((cells) =>
    Math.max(
      linesHeight(1, style),
      ...cells.filter(({ cell }) => cell.rowSpan === 1).map(({ lines }) => linesHeight(lines.length, style)),
    ),
  )
  for (const { cell, lines } of rows.flat()) {
    if (cell.rowSpan === 1) continue
    const covered = heights.slice(cell.row, cell.row + cell.rowSpan)
    const missing = linesHeight(lines.length, style) - covered.reduce((sum, height) => sum + height, 0)
    if (missing <= 0) continue
    for (const [index, height] of covered.entries())
      heights[cell.row + index] = height + missing / cell.rowSpan
  }
  return heights
}
