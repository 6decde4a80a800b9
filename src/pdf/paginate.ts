import type { Cell } from '../model/grid.ts'
import { linesHeight, type MeasuredGrid } from './measure.ts'
import { flows, missingHeights } from './merged.ts'
import { linesIn, type Slice } from './slice.ts'

/** A part of a row shorter than this many lines is not worth a page break within the row. */
const leastLines = 3
/** A row moves to the next page whole where it leaves no more than this part of its page blank. */
const mostBlank = 1 / 4

/**
 * Divides rows among pages. A row moves to the next page whole where that leaves little of its page blank; otherwise it is
 * divided between lines. Headers stand again on top of each page on which what they head goes on, and are never left alone
 * at the foot of one; the last page has at least two rows where they can be had.
 * @param first height of the table area on the first page, in points; `next` on later pages
 */
export function paginate(measured: MeasuredGrid, first: number, next: number): Slice[][] {
  const pages = divideEvenly(measured, first, next)
  const missing = missingHeights(measured, pages)
  if (missing.size === 0) return pages
  const heights = measured.heights.map((height, row) => height + (missing.get(row) ?? 0))
  return paginate({ ...measured, heights }, first, next)
}

function divideEvenly(measured: MeasuredGrid, first: number, next: number): Slice[][] {
  const pages = divide(measured, first, next)
  const alone = pages.at(-1)?.filter(({ repeated }) => !repeated) ?? []
  const [row] = alone
  const before = pages.at(-2)?.filter(({ repeated }) => !repeated) ?? []
  const last = before.at(-1)
  const isMovable = before.length > 1 && last?.whole && !measured.grid.rows[last.row - 1]?.heads
  if (alone.length !== 1 || !row?.whole || !isMovable) return pages
  const moved = divide(measured, first, next, last.row)
  return moved.length === pages.length ? moved : pages
}

/** @param turnBefore a row that begins a page in any case */
function divide(
  { grid, style, cells, heights }: MeasuredGrid,
  first: number,
  next: number,
  turnBefore?: number,
): Slice[][] {
  const heads = headsOf(grid)
  const pages: Slice[][] = [[]]
  let y = 0
  const pageHeight = () => (pages.length === 1 ? first : next)
  const room = () => pageHeight() - y
  const put = (slice: Omit<Slice, 'y'>) => {
    pages.at(-1)?.push({ ...slice, y })
    y += slice.height
  }
  const turn = (row: number) => {
    pages.push([])
    y = 0
    for (const head of heads[row] ?? [])
      put({ row: head, height: heights[head] ?? 0, ...allLines, repeated: true })
  }
  const ownLines = (row: number, role: Cell['role']) =>
    (cells[row] ?? [])
      .filter(({ cell }) => cell.rowSpan === 1 && cell.role === role)
      .map(({ lines }) => lines.length)
  const labelLines = (row: number) => ownLines(row, 'label')
  /** The lines of a row's texts; a row that is stretched by the text of a merged cell has as many as it is tall. */
  const linesOf = (row: number) => {
    const height = heights[row] ?? 0
    const values = ownLines(row, 'value')
    const natural = linesHeight(Math.max(1, ...values, ...labelLines(row)), style)
    return height > natural + 0.01 ? [...values, linesIn(height, style)] : values
  }
  /** What a row takes at least where it begins: a few of its lines, and room for the texts of its merged cells. */
  const least = (row: number): number => {
    const height = heights[row] ?? 0
    const lines = Math.max(1, ...linesOf(row))
    const begun = Math.max(leastLines, ...labelLines(row))
    const own = lines > begun ? Math.min(height, linesHeight(begun, style)) : height
    if (grid.rows[row]?.heads && row + 1 < heights.length) return height + least(row + 1)
    return Math.max(own, ...mergedTexts(row, leastLines))
  }
  /** What a row takes where it stands whole, with the row that it heads. */
  const whole = (row: number): number => {
    const height = heights[row] ?? 0
    if (grid.rows[row]?.heads && row + 1 < heights.length) return height + whole(row + 1)
    return Math.max(height, ...mergedTexts(row))
  }
  /** What the texts of its merged cells take, of running text that no page has room for as many lines as `most`. */
  const mergedTexts = (row: number, most = Number.POSITIVE_INFINITY) =>
    (cells[row] ?? [])
      .filter(({ cell }) => cell.rowSpan > 1)
      .map((item) => {
        const height = linesHeight(item.lines.length, style)
        return flows(item) && height > next - headHeight(row)
          ? Math.min(height, linesHeight(most, style))
          : height
      })
  /** A page with nothing on it but headers is not left. */
  const mayTurn = () => {
    const last = pages.at(-1)?.at(-1)
    return last !== undefined && !grid.rows[last.row]?.heads
  }
  const headHeight = (row: number) => (heads[row] ?? []).reduce((sum, head) => sum + (heights[head] ?? 0), 0)

  for (let row = 0; row < grid.rows.length; row++) {
    const height = heights[row] ?? 0
    const fits = whole(row) <= room()
    const fitsNext = whole(row) <= next - headHeight(row)
    const leavesLittle = room() <= mostBlank * pageHeight()
    const moves = !fits && ((fitsNext && leavesLittle) || least(row) > room())
    if (mayTurn() && (moves || row === turnBefore)) turn(row)
    if (height <= room()) {
      put({ row, height, ...allLines, repeated: false })
      continue
    }
    const counts = linesOf(row)
    const lines = Math.max(1, ...counts)
    for (let from = 0; from < lines; ) {
      const to = lastLine(from, Math.max(1, linesIn(room(), style)), counts)
      put({
        row,
        height: linesHeight(to - from, style),
        fromLine: from,
        toLine: to,
        whole: false,
        repeated: false,
      })
      from = to
      if (from < lines) turn(row)
    }
  }
  return pages
}

const allLines = { fromLine: 0, toLine: Number.POSITIVE_INFINITY, whole: true } as const

/** Where a row is divided: as far down as there is room, but so that no cell leaves a single line on either page. */
function lastLine(from: number, room: number, counts: readonly number[]): number {
  const lines = Math.max(1, ...counts)
  if (lines - from <= room) return lines
  const isGood = (to: number) =>
    counts.every((count) => count <= to || (count - to > 1 && (to - from > 1 || count <= from)))
  for (let to = from + room; to > from + 1; to--) if (isGood(to)) return to
  return from + room
}

/**
 * For each row, the header rows that are printed again where a page begins with it: the nearest above that repeat, if they
 * head one of its cells, or one of those below the title of a group that it is.
 */
function headsOf({ rows }: MeasuredGrid['grid']): number[][] {
  let nearest: number[] = []
  const isHeaded = (row: number): boolean =>
    rows[row]?.cells.some(({ headers }) => headers.some((label) => nearest.includes(label.row))) ?? false
  return rows.map(({ repeats, heads }, row) => {
    if (repeats) {
      nearest = rows[row - 1]?.repeats ? [...nearest, row] : [row]
      return []
    }
    return isHeaded(row) || (heads && isHeaded(row + 1)) ? nearest : []
  })
}
