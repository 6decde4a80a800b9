import type { Cell, Grid } from '../model/grid.ts'
import { breakLines, type Line, widestNumber, widestWhole } from './break.ts'
import { widen } from './edges.ts'
import { type Face, face, textWidth } from './face.ts'

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
function tableStyle(size = 10.5): TableStyle {
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
/** Before numbers are set smaller than these, their columns take room from others, as long as those keep lines of so many characters. */
const readable = { sizes: [9, 8.5, 8], characters: [8, 7] } as const

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
 * is set a little smaller; where that is not enough, its column takes room from others; where they have none, it is set
 * smaller still.
 */
export function measure(grid: Grid, width: number): MeasuredGrid {
  const style = tableStyle(grid.size)
  const nominal = edgesOf(grid, width)
  const { wholes, edges = nominal } = fit(grid, nominal, style)
  const cells = grid.rows.map((row) =>
    row.cells.map((cell) => measureCell(cell, wholes.get(cell) ?? 0, edges, style)),
  )
  return { grid, style, width, cells, heights: rowHeights(cells, style), open: openCells(cells) }
}

/** The cells whose numbers no shrinking and no widening makes room for; none where the grid can be printed. */
export function unfitCells(grid: Grid, width: number): Cell[] {
  const style = tableStyle(grid.size)
  const nominal = edgesOf(grid, width)
  const { wholes, edges } = fit(grid, nominal, style)
  if (edges) return []
  const tight = tightCells(wholes, nominal, style)
  const alone = tight.filter(
    (cell) => !widened(grid, new Map([[cell, wholes.get(cell) ?? 0]]), nominal, style),
  )
  return alone.length > 0 ? alone : tight
}

function edgesOf({ widths }: Grid, width: number): number[] {
  const edges = [0]
  for (const share of widths) edges.push((edges.at(-1) ?? 0) + share * width)
  return edges
}

/** The width in em of the widest piece that has to stand on one line, of each cell that has one. */
type Wholes = ReadonlyMap<Cell, number>

/** Column edges that leave room for every number with its unit, both ends of a range together, or else for every number. */
function fit(grid: Grid, edges: readonly number[], style: TableStyle) {
  const wholes = wholesOf(grid, widestWhole)
  for (const size of readable.sizes) {
    if (tightCells(wholes, edges, style, size).length === 0) return { wholes, edges }
    const readably = widened(grid, wholes, edges, style, size, readable.characters)
    if (readably) return { wholes, edges: readably }
  }
  if (tightCells(wholes, edges, style).length === 0) return { wholes, edges }
  const wide = widened(grid, wholes, edges, style)
  if (wide) return { wholes, edges: wide }
  const numbers = wholesOf(grid, widestNumber)
  return { wholes: numbers, edges: widened(grid, numbers, edges, style) }
}

function wholesOf(grid: Grid, widest: typeof widestWhole): Wholes {
  const cells = grid.rows.flatMap((row) => row.cells)
  return new Map(cells.map((cell) => [cell, widest(cell.text, faceOf(cell), isCentred(cell))]))
}

function widthOf({ column, colSpan }: Cell, edges: readonly number[]): number {
  return (edges[column + colSpan] ?? 0) - (edges[column] ?? 0)
}

function tightCells(
  wholes: Wholes,
  edges: readonly number[],
  { padX }: TableStyle,
  size: number = leastSize,
): Cell[] {
  return [...wholes].flatMap(([cell, whole]) =>
    whole > 0 && whole * size + 2 * padX > widthOf(cell, edges) ? [cell] : [],
  )
}

/** Column edges that leave room for what has to stand on one line, and for as much running text in a line as can be. */
function widened(
  grid: Grid,
  wholes: Wholes,
  edges: readonly number[],
  style: TableStyle,
  size: number = leastSize,
  lineLengths: readonly number[] = [5, 4, 3, 2, 1],
) {
  const cells = grid.rows.flatMap((row) => row.cells)
  for (const characters of lineLengths) {
    const bounds = cells.map((cell) => {
      const inFull = textWidth(faceOf(cell), style.size, cell.text)
      const text = Math.min(inFull, characters * style.size) + 2 * style.padX
      const even = isCentred(cell) ? longestLine(cell, edges, style) + 2 * style.padX : text
      const whole = (wholes.get(cell) ?? 0) * size + 2 * style.padX
      const usual = characters > 1 ? Math.min(text, even, widthOf(cell, edges)) : Math.min(text, even)
      return { from: cell.column, to: cell.column + cell.colSpan, width: Math.max(usual, whole) }
    })
    const found = widen(edges, bounds)
    if (found) return found
  }
  return undefined
}

/** The width of the longest line of a cell: where its text stands in the middle, it can do without the rest. */
function longestLine(cell: Cell, edges: readonly number[], style: TableStyle): number {
  return Math.max(0, ...measureCell(cell, 0, edges, style).lines.map(({ width }) => width))
}

function faceOf({ role }: Cell): Face {
  return face(role === 'label' ? 'hei' : 'song')
}

function isCentred({ role, align }: Cell): boolean {
  return role === 'label' || align === 'center'
}

/** A label of more lines than these is set like running text where its whole words cost it a line. */
const mostEven = 3
/** As near to the rules comes a text in the middle of its cell where it would take two lines instead of one otherwise, or very many. */
const leastPadX = 1.5

function measureCell(cell: Cell, whole: number, edges: readonly number[], style: TableStyle): MeasuredCell {
  const width = widthOf(cell, edges)
  const font = faceOf(cell)
  const room = width - 2 * style.padX
  const size =
    whole * style.size > room ? Math.max(leastSize, Math.floor((room / whole) * 100) / 100) : style.size
  const broken = (evenness: 'balanced' | 'no-orphan', width: number) =>
    breakLines(cell.text, { face: font, size, width, evenness })
  const setting = { cell, face: font, size, x: edges[cell.column] ?? 0, width }
  if (!isCentred(cell)) return { ...setting, lines: broken('no-orphan', room) }
  const even = broken('balanced', room)
  const dense = even.length > mostEven ? broken('no-orphan', room) : even
  const isCramped = even.length > mostEven || (even.length === 2 && cell.rowSpan === 1)
  const near = isCramped ? broken('balanced', width - 2 * leastPadX) : even
  const lines = [even, dense, near].reduce((least, one) => (one.length < least.length ? one : least))
  return { ...setting, lines }
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
