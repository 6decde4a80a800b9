import type { Cell } from '../model/grid.ts'
import type { Line } from './break.ts'
import { frame, joinRules } from './join-rules.ts'
import type { MeasuredCell, MeasuredGrid, TableStyle } from './measure.ts'
import { extentOn, type Share } from './merged.ts'
import { addElement, type Element, type Page, type Rule, type Run } from './page-layout.ts'
import type { Slice } from './slice.ts'

/** The elements of a cell's paragraphs: the cell itself, where it has but one. */
export type CellElements = ReadonlyMap<Cell, readonly Element[]>

/**
 * Adds the table's elements below `parent`: a TR for each row, a TH or TD for each cell, a P for each paragraph where a cell
 * has several.
 * @param name begins the names of its labels, which must differ where a document has several tables
 */
export function tableElements(measured: MeasuredGrid, parent: Element, name: string): CellElements {
  const elements = new Map<Cell, Element[]>()
  const heading = new Set(measured.cells.flat().flatMap(({ cell }) => cell.headers))
  const id = ({ row, column }: Cell) => `${name}-${row}-${column}`
  const table = addElement(parent, 'Table')
  for (const row of measured.cells) {
    const tr = addElement(table, 'TR')
    for (const { cell, lines } of row) {
      const { rowSpan, colSpan } = cell
      const element = addElement(tr, cell.role === 'label' ? 'TH' : 'TD', {
        rowSpan,
        colSpan,
        ...(cell.scope && { scope: cell.scope === 'col' ? 'Column' : 'Row' }),
        ...(heading.has(cell) && { id: id(cell) }),
        ...(cell.headers.length > 0 && { headers: cell.headers.map(id) }),
      })
      const paragraphs = (lines.at(-1)?.paragraph ?? 0) + 1
      elements.set(
        cell,
        paragraphs === 1 ? [element] : Array.from({ length: paragraphs }, () => addElement(element, 'P')),
      )
    }
  }
  return elements
}

/**
 * Sets one page's slices of a table: text and rules, with the table's upper left corner at `x`, `top`. A merged cell
 * that goes on from an earlier page is closed and opened again; what is repeated belongs to no element.
 * @param shares what the page shows of the texts of merged cells
 */
export function setTable(
  measured: MeasuredGrid,
  slices: readonly Slice[],
  shares: ReadonlyMap<MeasuredCell, Share>,
  elements: CellElements,
  x: number,
  top: number,
  page: Page,
) {
  const rules: Rule[] = []
  /** What stands on this page already; a label from a repeated row may reach down over the rows that follow. */
  const drawn = new Set<MeasuredCell>()
  const following = slices.find((slice) => !slice.repeated)
  for (const slice of slices) {
    const carried = slice === following ? (measured.open[slice.row] ?? []) : []
    for (const item of [...carried, ...(measured.cells[slice.row] ?? [])]) {
      if (drawn.has(item)) continue
      drawn.add(item)
      const { y, height } = (item.cell.rowSpan > 1 && extentOn(slices, item)) || slice
      rules.push(...frame(x + item.x, top + y, item.width, height, measured.style.rule))
      const share = item.cell.rowSpan > 1 ? shares.get(item) : shareOf(item, slice)
      if (!share) continue
      const named = share.again ? [] : (elements.get(item.cell) ?? [])
      for (const [paragraph, runs] of cellRuns(item, share, measured.style, x, top + y, height)) {
        const element = named[paragraph]
        page.marks.push({ runs, ...(element && { element }) })
      }
    }
  }
  const last = slices.at(-1)
  page.rules.push(...joinRules(rules))
  if (last) page.rules.push(...frame(x, top, measured.width, last.y + last.height, measured.style.frame))
}

/** What a slice shows of a cell of its row: a label whole wherever it is, a value divided among pages. */
function shareOf({ cell, lines }: MeasuredCell, { fromLine, toLine, repeated }: Slice): Share {
  if (cell.role === 'label') return { from: 0, to: lines.length, again: repeated || fromLine > 0 }
  return { from: fromLine, to: Math.min(toLine, lines.length), again: repeated }
}

/** Lines of running text as long as this, in em, end at one edge, as those of a text do; characters stand apart by as much at most. */
const justified = { from: 24, loosest: 0.08 } as const

/** What stands between a line's characters beyond their widths, in points. */
function spacingOf({ cell, size }: MeasuredCell, line: Line, room: number): number {
  const gaps = [...line.text.trimEnd()].length - 1
  if (cell.align !== 'left' || line.last || gaps < 1 || room < justified.from * size) return 0
  const spacing = (room - line.width) / gaps
  return spacing > justified.loosest * size ? 0 : Math.max(0, spacing)
}

/** The lines that a page shows of a cell, by their paragraphs: in the middle where they are all, else from the top. */
function cellRuns(
  item: MeasuredCell,
  { from, to }: Share,
  style: TableStyle,
  x: number,
  upper: number,
  height: number,
): Map<number, Run[]> {
  const { leading, padX } = style
  const { cell, size } = item
  const lines = item.lines.slice(from, to)
  const centred = lines.length === item.lines.length
  const text = lines.length * leading
  const runs = new Map<number, Run[]>()
  if (lines.length === 0 || text > height + 0.01) return runs
  const start = centred ? upper + (height - text) / 2 : upper + style.padY
  const runOf = (line: Line, index: number): Run => {
    const room = item.width - 2 * padX
    const slack = room - line.width
    const spacing = spacingOf(item, line, room)
    const shift = cell.align === 'center' ? slack / 2 : cell.align === 'right' ? slack : 0
    return {
      face: item.face.name,
      size,
      x: x + item.x + padX + shift,
      // Ideographs sit centred in their line: the em box reaches 0.88 above the baseline and 0.12 below it.
      y: start + index * leading + leading / 2 + size * 0.38,
      text: line.text,
      ...(spacing > 0 && { spacing }),
    }
  }
  for (const [index, line] of lines.entries()) {
    const set = runs.get(line.paragraph)
    if (set) set.push(runOf(line, index))
    else runs.set(line.paragraph, [runOf(line, index)])
  }
  return runs
}
