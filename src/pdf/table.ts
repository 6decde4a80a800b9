import type { Cell } from '../model/form.ts'
import type { MeasuredCell, MeasuredGrid, TableStyle } from './measure.ts'
import { addElement, type Element, type Page, type Rule, type Run } from './page.ts'
import type { Slice } from './paginate.ts'
import { frame, joinRules } from './rules.ts'

/** Adds the table's elements below `parent`: a TR for each row, a TH or TD for each cell. */
export function tableElements(measured: MeasuredGrid, parent: Element): Map<Cell, Element> {
  const elements = new Map<Cell, Element>()
  const table = addElement(parent, 'Table')
  for (const row of measured.grid.rows) {
    const tr = addElement(table, 'TR')
    for (const cell of row.cells) {
      const { rowSpan, colSpan } = cell
      const scope = cell.scope && (cell.scope === 'col' ? 'Column' : 'Row')
      elements.set(
        cell,
        addElement(tr, cell.role === 'label' ? 'TH' : 'TD', { rowSpan, colSpan, ...(scope && { scope }) }),
      )
    }
  }
  return elements
}

/**
 * Sets one page's slices of a table: text and rules, with the table's upper left corner at `x`, `top`. A merged cell
 * that goes on from an earlier page is closed and opened again, its text repeated, so that each page can be read alone;
 * what is repeated belongs to no element.
 */
export function setTable(
  measured: MeasuredGrid,
  slices: readonly Slice[],
  elements: ReadonlyMap<Cell, Element>,
  x: number,
  top: number,
  page: Page,
) {
  const rules: Rule[] = []
  const reopened = new Set<MeasuredCell>()
  /** What stands on this page already; a label from a repeated row may reach down over the rows that follow. */
  const drawn = new Set<MeasuredCell>()
  const following = slices.find((slice) => !slice.repeated)?.row ?? Number.POSITIVE_INFINITY
  const lower = ({ cell }: MeasuredCell, slice: Slice) => {
    const end = cell.row + cell.rowSpan - 1
    const reaches = slices.filter(
      (other) => other.row <= end && (end >= following || other.repeated === slice.repeated),
    )
    const last = reaches.at(-1) ?? slice
    return top + last.y + last.height
  }
  for (const slice of slices) {
    const carried =
      slice.row === following && !slice.repeated
        ? openCells(measured, slice.row).filter((item) => !drawn.has(item))
        : []
    for (const item of carried) reopened.add(item)
    for (const item of [...carried, ...(measured.cells[slice.row] ?? [])]) {
      drawn.add(item)
      const upper = top + slice.y
      const height = lower(item, slice) - upper
      rules.push(...frame(x + item.x, upper, item.width, height, measured.style.rule))
      const runs = cellRuns(item, slice, measured.style, x, upper, height)
      if (runs.length === 0) continue
      const again = slice.repeated || reopened.has(item) || (slice.fromLine > 0 && isWhole(item))
      const element = again ? undefined : elements.get(item.cell)
      page.marks.push({ runs, ...(element && { element }) })
    }
  }
  const last = slices.at(-1)
  page.rules.push(...joinRules(rules))
  if (last) page.rules.push(...frame(x, top, measured.width, last.y + last.height, measured.style.frame))
}

/** Merged cells that began above a row and still cover it. */
function openCells(measured: MeasuredGrid, row: number): MeasuredCell[] {
  return measured.cells
    .slice(0, row)
    .flat()
    .filter(({ cell }) => cell.row + cell.rowSpan > row)
}

/** Whether a cell's text is printed whole wherever the cell is, rather than divided among pages. */
function isWhole({ cell }: MeasuredCell): boolean {
  return cell.rowSpan > 1 || cell.role === 'label'
}

function cellRuns(
  item: MeasuredCell,
  slice: Slice,
  style: TableStyle,
  x: number,
  upper: number,
  height: number,
): Run[] {
  const { size, leading, padX } = style
  const { cell } = item
  const centred = slice.whole || isWhole(item)
  const lines = centred ? item.lines : item.lines.slice(slice.fromLine, slice.toLine)
  const text = lines.length * leading
  if (lines.length === 0 || text > height + 0.01) return []
  const start = centred ? upper + (height - text) / 2 : upper + style.padY
  return lines.map((line, index) => {
    const slack = item.width - 2 * padX - line.width
    const shift = cell.align === 'center' ? slack / 2 : cell.align === 'right' ? slack : 0
    return {
      face: item.face.name,
      size,
      x: x + item.x + padX + shift,
      // Ideographs sit centred in their line: the em box reaches 0.88 above the baseline and 0.12 below it.
      y: start + index * leading + leading / 2 + size * 0.38,
      text: line.text,
    }
  })
}
