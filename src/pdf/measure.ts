import type { Cell, Grid } from '../model/form.ts'
import { breakLines, type Line } from './break.ts'
import { type Face, face } from './face.ts'

/** How a form's table is set: 五号 with single rules (GB/T 9704—2012 leaves tables to the document). Points. */
export const tableStyle = { size: 10.5, leading: 14.4, padX: 3, padY: 4, rule: 0.6, frame: 1 } as const

/** A cell with its text broken into lines. */
export interface MeasuredCell {
  cell: Cell
  face: Face
  x: number
  width: number
  lines: Line[]
}

/** A grid in points: x of each column edge, height of each row. */
export interface MeasuredGrid {
  grid: Grid
  width: number
  cells: MeasuredCell[][]
  heights: number[]
}

/** Breaks every cell's text and finds the row heights, for a table of `width` points. */
export function measure(grid: Grid, width: number): MeasuredGrid {
  const edges = [0]
  for (const share of grid.widths) edges.push((edges.at(-1) ?? 0) + share * width)
  const cells = grid.rows.map((row) => row.cells.map((cell) => measureCell(cell, edges)))
  return { grid, width, cells, heights: rowHeights(cells) }
}

function measureCell(cell: Cell, edges: readonly number[]): MeasuredCell {
  const x = edges[cell.column] ?? 0
  const width = (edges[cell.column + cell.colSpan] ?? 0) - x
  const isLabel = cell.role === 'label'
  const font = face(isLabel ? 'hei' : 'song')
  const lines = breakLines(cell.text, {
    face: font,
    size: tableStyle.size,
    width: width - 2 * tableStyle.padX,
    evenness: isLabel || cell.align === 'center' ? 'balanced' : 'no-orphan',
  })
  return { cell, face: font, x, width, lines }
}

/** Height that a number of lines needs in a cell. */
export function linesHeight(lines: number): number {
  return Math.max(lines, 1) * tableStyle.leading + 2 * tableStyle.padY
}

/** A row is as tall as its tallest cell; what a merged cell needs beyond its rows is spread over all of them. */
function rowHeights(rows: readonly MeasuredCell[][]): number[] {
  const heights = rows.map((cells) =>
    Math.max(
      linesHeight(1),
      ...cells.filter(({ cell }) => cell.rowSpan === 1).map(({ lines }) => linesHeight(lines.length)),
    ),
  )
  for (const { cell, lines } of rows.flat()) {
    if (cell.rowSpan === 1) continue
    const covered = heights.slice(cell.row, cell.row + cell.rowSpan)
    const missing = linesHeight(lines.length) - covered.reduce((sum, height) => sum + height, 0)
    if (missing <= 0) continue
    for (const [index, height] of covered.entries())
      heights[cell.row + index] = height + missing / cell.rowSpan
  }
  return heights
}
