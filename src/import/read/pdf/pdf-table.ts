import type { Align } from '../../../model/grid.ts'
import { cellText } from '../../cell-text.ts'
import type { SourceTable } from '../../source.ts'
import { cluster, type GridCell, near, type PdfGrid, tolerance } from './pdf-grid.ts'
import { type Column, endsShort, linesOfGlyphs, paragraphsOf, type TextLine } from './pdf-lines.ts'
import type { Glyph } from './pdf-page.ts'

/** A table, or the part of one that a page shows. */
export interface PdfTable {
  left: number
  right: number
  /** In rows from the top; a cell lies in the row it begins in. */
  cells: PdfCell[]
  rowCount: number
}

interface PdfCell {
  row: number
  rowSpan: number
  left: number
  right: number
  lines: TextLine[]
}

/** The table that a grid draws, each character in the cell that it stands in; none where all cells are blank. */
export function tableOf(grid: PdfGrid, glyphs: ReadonlyMap<GridCell, Glyph[]>): PdfTable | undefined {
  const cells = grid.cells.map((cell) => {
    const { row, rowSpan, left, right } = cell
    return { row, rowSpan, left, right, lines: linesOfGlyphs(glyphs.get(cell) ?? []) }
  })
  if (!cells.some(({ lines }) => lines.length > 0)) return undefined
  return { left: grid.left, right: grid.right, cells, rowCount: grid.rowEdges.length }
}

/** Whether a table on the next page can be where this one goes on. */
export function goesOn(table: PdfTable, next: PdfTable): boolean {
  return near(table.right, next.right) && (near(table.left, next.left) || goesOnInside(table, next))
}

/** Whether a table goes on beside merged cells, of which browsers draw nothing on a page that they only cross. */
function goesOnInside(table: PdfTable, next: PdfTable): boolean {
  const pairs = pairsOf(table, next.cells)
  return table.left < next.left && pairs.every(({ above }) => above !== undefined)
}

/** The cells at the foot of a table, as far as the next page shows their columns. */
function footOf({ cells, rowCount }: PdfTable, { left }: { left: number }): PdfCell[] {
  return cells.filter(({ row, rowSpan, right }) => row + rowSpan === rowCount && right > left + tolerance)
}

/**
 * Adds the part of a table that the next page shows: the head printed again is dropped, a row that the page divides is one
 * row, a merged cell one cell.
 * @returns the texts of the head that was dropped
 */
export function joinTables(
  table: PdfTable,
  next: PdfTable,
  isEven: boolean,
): { joined: PdfTable; head: string[] } {
  const headRows = repeatedRows(table, next)
  const head = next.cells
    .filter(({ row }) => row < headRows)
    .flatMap(({ lines }) => lines.map(({ text }) => text))
  const rest = next.cells
    .filter(({ row }) => row >= headRows)
    .map((cell) => ({ ...cell, row: cell.row - headRows }))
  const rowCount = next.rowCount - headRows
  const pairs = pairsOf(table, rest)
  const isDivided = dividesRow(table, next, pairs, isEven)
  const shift = table.rowCount - (isDivided ? 1 : 0)
  const crossing = table.cells.filter(
    ({ row, rowSpan, right }) => row + rowSpan === table.rowCount && right <= next.left + tolerance,
  )
  for (const cell of crossing) cell.rowSpan += rowCount - (isDivided ? 1 : 0)
  const taken = new Set<PdfCell>()
  for (const { above, below } of pairs) {
    if (!above || (!isDivided && !isMerged(above, below))) continue
    taken.add(below)
    above.rowSpan += below.rowSpan - (isDivided ? 1 : 0)
    above.lines.push(...below.lines)
  }
  const added = rest.filter((cell) => !taken.has(cell)).map((cell) => ({ ...cell, row: cell.row + shift }))
  return { joined: { ...table, cells: [...table.cells, ...added], rowCount: rowCount + shift }, head }
}

/** How many rows at the top of a page say again what rows before said in the same places. */
function repeatedRows(table: PdfTable, next: PdfTable): number {
  const said = Array.from({ length: table.rowCount }, (_, row) => rowText(table, row))
  let most = 0
  for (let row = 0; row < table.rowCount; row++) {
    let count = 0
    while (count < next.rowCount - 1 && said[row + count] && said[row + count] === rowText(next, count))
      count++
    most = Math.max(most, count)
  }
  return most
}

/** What tells a row of titles; blank where it is none, having a single cell or one without text. */
function rowText({ cells }: PdfTable, row: number): string {
  const own = cells.filter((cell) => cell.row === row)
  if (own.length < 2 || own.some(({ lines }) => lines.length === 0)) return ''
  return own
    .map(({ left, rowSpan, lines }) =>
      [Math.round(left / 4), rowSpan, ...lines.map(({ text }) => text)].join(' '),
    )
    .join('|')
}

interface Pair {
  above: PdfCell | undefined
  below: PdfCell
}

/** The cells at the top of a page, each with the one of the same width at the foot of the page before. */
function pairsOf({ cells, rowCount }: PdfTable, rest: readonly PdfCell[]): Pair[] {
  const foot = cells.filter(({ row, rowSpan }) => row + rowSpan === rowCount)
  return rest
    .filter(({ row }) => row === 0)
    .map((below) => ({
      below,
      above: foot.find(({ left, right }) => near(left, below.left) && near(right, below.right)),
    }))
}

/**
 * Whether a page divides a row: what goes on does so in the middle of a line's text or in a single cell, and of the rest of the
 * row, which is not blank, nothing more is to be said. In doubt it is a new row, which a reader of rows can refuse.
 */
function dividesRow(table: PdfTable, next: PdfTable, pairs: readonly Pair[], isEven: boolean): boolean {
  const { cells, rowCount } = table
  const foot = footOf(table, next)
  if (pairs.length !== foot.length || pairs.some(({ above }) => above === undefined)) return false
  const going = pairs.filter(({ below }) => below.lines.length > 0)
  const ended = pairs.filter(({ above, below }) => below.lines.length === 0 && isOwn(above, rowCount))
  if (going.length === 0 || ended.length === 0) return false
  return going.every(({ above, below }) => {
    const [last, first] = [above?.lines.at(-1), below.lines[0]]
    if (!above || !last || !first) return false
    return going.length === 1 || !endsShort(last, first, innerOf(above, cells, isEven))
  })
}

/** Whether a cell belongs to the last row alone and says something. */
function isOwn(cell: PdfCell | undefined, rowCount: number): boolean {
  return cell !== undefined && cell.row === rowCount - 1 && cell.lines.length > 0
}

function isMerged(above: PdfCell, below: PdfCell): boolean {
  const isTall = above.rowSpan > 1 || below.rowSpan > 1
  return isTall && (below.lines.length === 0 || (above.lines.length === 0 && above.rowSpan > 1))
}

/**
 * The room for text in a cell: what the fullest lines of the table leave free at either side, all cells leave.
 * @param isEven whether lines are broken evenly, so that the widest of the cell tells the room
 */
function innerOf({ left, right, lines }: PdfCell, cells: readonly PdfCell[], isEven: boolean): Column {
  const all = cells.flatMap((cell) =>
    cell.lines.map((line) => [line.left - cell.left, cell.right - line.right]),
  )
  const least = (side: 0 | 1) => Math.max(0, Math.min(6, ...all.map((free) => free[side] ?? 0)))
  const column = { left: left + least(0), right: right - least(1) }
  const widest = Math.max(...lines.map((line) => line.right))
  const isNarrowed = isEven && column.right - widest < (lines[0]?.size ?? 0) * mostNarrowed
  return isNarrowed ? { ...column, right: widest } : column
}

/** Two characters less, and the rest of one that did not fit. */
const mostNarrowed = 3.1

/** A table's cells on its raster of columns. */
export function sourceTable(table: PdfTable, place: string, isEven: boolean): SourceTable {
  const edges = cluster(table.cells.flatMap(({ left, right }) => [left, right]))
  const column = (x: number) => edges.findLastIndex((edge) => edge <= x + 0.01)
  const rows = Array.from({ length: table.rowCount }, (_, row) =>
    table.cells.filter((cell) => cell.row === row).sort((a, b) => a.left - b.left),
  )
  return {
    kind: 'table',
    place,
    widths: edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)),
    rows: rows.map((cells, row) =>
      cells.map((cell, index) => ({
        text: cellText(paragraphsOf(cell.lines, innerOf(cell, table.cells, isEven))),
        column: column(cell.left),
        colSpan: Math.max(1, column(cell.right) - column(cell.left)),
        rowSpan: cell.rowSpan,
        place: `${place} 第 ${row + 1} 行第 ${index + 1} 格`,
        ...alignOf(cell),
      })),
    ),
  }
}

/** Where the text of a cell stands, told by what its only line leaves free; a line that fills the cell tells nothing. */
function alignOf({ left, right, lines: [line, ...others] }: PdfCell): { align?: Align } {
  if (!line || others.length > 0) return {}
  const [before, behind] = [line.left - left, right - line.right]
  if (before + behind < line.size * 2) return {}
  if (Math.abs(before - behind) <= line.size / 2) return { align: 'center' }
  return { align: before < behind ? 'left' : 'right' }
}
