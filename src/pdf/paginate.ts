import { linesHeight, type MeasuredGrid } from './measure.ts'

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

/** A part of a row shorter than this many lines is not worth a page break within the row. */
const leastLines = 3

/**
 * Divides rows among pages. A row moves to the next page whole where it can; one taller than a page is divided between
 * lines. Rows that repeat stand again on top of each later page, and are never left alone at the foot of one.
 * @param first height of the table area on the first page, in points; `next` on later pages
 */
export function paginate(
  { grid, style, cells, heights }: MeasuredGrid,
  first: number,
  next: number,
): Slice[][] {
  const linesIn = (height: number) => Math.floor((height - 2 * style.padY + 0.001) / style.leading)
  const pages: Slice[][] = [[]]
  let y = 0
  const room = () => (pages.length === 1 ? first : next) - y
  const put = (slice: Omit<Slice, 'y'>) => {
    pages.at(-1)?.push({ ...slice, y })
    y += slice.height
  }
  const repeating = (before: number) =>
    grid.rows.flatMap((row, index) => (row.repeats && index < before ? [index] : []))
  const turn = (before: number) => {
    pages.push([])
    y = 0
    for (const row of repeating(before)) put({ row, height: heights[row] ?? 0, ...allLines, repeated: true })
  }

  /** What should stand below a row on its page: the rows that a header heads, and room for merged cells' texts. */
  const keptBelow = (row: number) => {
    let headed = 0
    for (let at = row; grid.rows[at]?.heads; at++) headed += heights[at + 1] ?? 0
    const merged = (cells[row] ?? []).filter(({ cell }) => cell.rowSpan > 1)
    const texts = merged.map(({ lines }) => linesHeight(lines.length, style) - (heights[row] ?? 0))
    return Math.max(headed, ...texts)
  }
  /** A page with nothing on it but headers is not left. */
  const mayTurn = () => {
    const last = pages.at(-1)?.at(-1)
    return last !== undefined && !grid.rows[last.row]?.heads
  }

  for (let row = 0; row < grid.rows.length; row++) {
    const height = heights[row] ?? 0
    const following = keptBelow(row)
    const pageRoom = next - repeating(row).reduce((sum, index) => sum + (heights[index] ?? 0), 0)
    const values = (cells[row] ?? []).filter(({ cell }) => cell.rowSpan === 1 && cell.role === 'value')
    const lines = Math.max(1, ...values.map(({ lines }) => lines.length))
    const worthwhile = linesHeight(Math.min(lines, leastLines), style)
    const least = following > 0 ? height + Math.min(following, worthwhile) : worthwhile
    const fits = height + following <= room()
    if (!fits && mayTurn() && (height + following <= pageRoom || least > room())) turn(row)
    if (height <= room()) {
      put({ row, height, ...allLines, repeated: false })
      continue
    }
    for (let from = 0; from < lines; ) {
      const to = Math.min(lines, from + Math.max(1, linesIn(room())))
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
