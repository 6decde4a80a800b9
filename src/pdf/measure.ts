import type { Cell, Grid } from '../model/form.ts'
import { breakLines, type Line, widestWhole } from './break.ts'
import { type Span, widen } from './edges.ts'
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

/** Less is hard to read in print: 小五 is 9, 六号 7.5. */
const leastSize = 7.5

/** A cell with its text broken into lines. */
export interface MeasuredCell {
  cell: Cell
  face: Face
  /** Of its text, in points: less than the table's where a number would not fit otherwise. */
  size: number
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
  /** For each row, the merged cells that began above it and still cover it. */
  open: MeasuredCell[][]
}

/**
 * Breaks every cell's text and finds the row heights, for a table of `width` points. A number that is wider than its cell
 * is set smaller; where that is not enough, its column takes room from others.
 */
export function measure(grid: Grid, width: number): MeasuredGrid {
  const style = tableStyle(grid.size)
  const edges = edgesOf(grid, width)
  const wholes = wholesOf(grid)
  const fitting = tightSpans(wholes, edges, style).length > 0 ? fit(grid, wholes, edges, style) : edges
  const cells = grid.rows.map((row) =>
    row.cells.map((cell) => measureCell(cell, wholes.get(cell) ?? 0, fitting ?? edges, style)),
  )
  return { grid, style, width, cells, heights: rowHeights(cells, style), open: openCells(cells) }
}

/** The cells whose numbers no shrinking and no widening makes room for; none where the grid can be printed. */
export function unfitCells(grid: Grid, width: number): Cell[] {
  const style = tableStyle(grid.size)
  const edges = edgesOf(grid, width)
  const wholes = wholesOf(grid)
  const tight = tightSpans(wholes, edges, style)
  return tight.length > 0 && !fit(grid, wholes, edges, style) ? tight : []
}

function edgesOf({ widths }: Grid, width: number): number[] {
  const edges = [0]
  for (const share of widths) edges.push((edges.at(-1) ?? 0) + share * width)
  return edges
}

/** The width in em of the widest piece that has to stand on one line, of each cell that has one. */
function wholesOf(grid: Grid): ReadonlyMap<Cell, number> {
  const wholes = new Map<Cell, number>()
  for (const cell of grid.rows.flatMap((row) => row.cells)) {
    const whole = widestWhole(cell.text, faceOf(cell))
    if (whole > 0) wholes.set(cell, whole)
  }
  return wholes
}

function widthOf({ column, colSpan }: Cell, edges: readonly number[]): number {
  return (edges[column + colSpan] ?? 0) - (edges[column] ?? 0)
}

function tightSpans(wholes: ReadonlyMap<Cell, number>, edges: readonly number[], { padX }: TableStyle) {
  return [...wholes].flatMap(([cell, whole]) =>
    whole * leastSize + 2 * padX > widthOf(cell, edges) ? [cell] : [],
  )
}

/** A column of running text should not become narrower than this, in em. */
const leastText = 4

/** Column edges that leave room for every number. */
function fit(grid: Grid, wholes: ReadonlyMap<Cell, number>, edges: readonly number[], style: TableStyle) {
  const spans = grid.rows
    .flatMap((row) => row.cells)
    .map((cell): Span => {
      const { column, colSpan, text } = cell
      const whole = (wholes.get(cell) ?? 1) * leastSize
      const usual = Math.max(whole, text === '' ? 0 : leastText * style.size)
      return {
        from: column,
        to: column + colSpan,
        least: whole + 2 * style.padX,
        comfort: Math.min(widthOf(cell, edges), usual + 2 * style.padX),
      }
    })
  return widen(edges, spans)
}

function faceOf({ role }: Cell): Face {
  return face(role === 'label' ? 'hei' : 'song')
}

function measureCell(cell: Cell, whole: number, edges: readonly number[], style: TableStyle): MeasuredCell {
  const width = widthOf(cell, edges)
  const font = faceOf(cell)
  const room = width - 2 * style.padX
  const size =
    whole * style.size > room ? Math.max(leastSize, Math.floor((room / whole) * 100) / 100) : style.size
  const isCentred = cell.role === 'label' || cell.align === 'center'
  const evenness = isCentred ? 'balanced' : 'no-orphan'
  const lines = breakLines(cell.text, { face: font, size, width: room, evenness })
  return { cell, face: font, size, x: edges[cell.column] ?? 0, width, lines }
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

function openCells(rows: readonly MeasuredCell[][]): MeasuredCell[][] {
  const open: MeasuredCell[][] = rows.map(() => [])
  for (const item of rows.flat())
    for (let row = item.cell.row + 1; row < item.cell.row + item.cell.rowSpan; row++) open[row]?.push(item)
  return open
}
