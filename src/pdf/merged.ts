import { linesHeight, type MeasuredCell, type MeasuredGrid } from './measure.ts'
import { linesIn, type Slice } from './slice.ts'

/** Which lines of a merged cell a page shows, and whether an earlier page showed them already. */
export interface Share {
  from: number
  to: number
  again: boolean
}

/** Where a merged cell stands on a page: from the top of its table area, in points. */
export function extentOn(slices: readonly Slice[], { cell }: MeasuredCell) {
  const end = cell.row + cell.rowSpan - 1
  const body = slices.find(({ repeated }) => !repeated)
  const following = body?.row ?? Number.POSITIVE_INFINITY
  const goesOn = cell.row < following && end >= following
  const start = slices.find(({ row }) => row === cell.row) ?? (goesOn ? body : undefined)
  if (!start) return undefined
  // A label in a repeated row may reach down over the rows that follow.
  const reaches = slices.filter(
    ({ row, repeated }) => row <= end && (end >= following || repeated === start.repeated),
  )
  const last = reaches.at(-1) ?? start
  return { y: start.y, height: last.y + last.height - start.y }
}

/** Whether a cell's text goes on from page to page where it is too long for one; labels and numbers are read whole or not at all. */
export function flows({ cell }: MeasuredCell): boolean {
  return cell.role === 'value' && cell.align === 'left'
}

/**
 * For each page, what it shows of the texts of merged cells: all of a text on every page that has room for it, so that each can
 * be read alone; running text that the first of its pages has no room for goes on from page to page. No text is ever left out.
 */
export function shareMerged({ cells, style }: MeasuredGrid, pages: readonly Slice[][]) {
  const shares = pages.map(() => new Map<MeasuredCell, Share>())
  for (const item of cells.flat()) {
    const count = item.lines.length
    if (item.cell.rowSpan === 1 || count === 0) continue
    const places = pages.flatMap((slices, page) => {
      const extent = extentOn(slices, item)
      return extent ? [{ page, height: extent.height }] : []
    })
    const fitting = places.filter(({ height }) => count * style.leading <= height + 0.01)
    const whole = fitting.length > 0 && (fitting[0] === places[0] || !flows(item))
    if (whole)
      for (const { page } of fitting)
        shares[page]?.set(item, { from: 0, to: count, again: page !== fitting[0]?.page })
    else {
      let from = 0
      for (const { page, height } of places) {
        const to = Math.min(count, from + Math.max(0, linesIn(height, style)))
        shares[page]?.set(item, { from, to, again: false })
        from = to
      }
    }
  }
  return shares
}

/** How much taller the last rows of merged cells have to be for the texts that all of their pages together have no room for. */
export function missingHeights(measured: MeasuredGrid, pages: readonly Slice[][]): Map<number, number> {
  const shares = shareMerged(measured, pages)
  const missing = new Map<number, number>()
  for (const item of measured.cells.flat()) {
    const shown = Math.max(0, ...shares.map((page) => page.get(item)?.to ?? 0))
    const left = item.cell.rowSpan === 1 ? 0 : item.lines.length - shown
    if (left <= 0) continue
    const row = item.cell.row + item.cell.rowSpan - 1
    missing.set(row, Math.max(missing.get(row) ?? 0, linesHeight(left, measured.style)))
  }
  return missing
}
