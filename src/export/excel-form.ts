import type { CellObject } from 'write-excel-file/node'
import type { Grid } from '../model/grid.ts'
import { type Look, printedWidth, type Sheet, textCell } from './excel-style.ts'
import { formMargin } from './page-margins.ts'
import { rowHeights, tableHeights, textHeight } from './row-height.ts'

const titleLook: Look = { font: '黑体', size: 18, align: 'center' }
const unitLook: Look = { font: '宋体', size: 10.5 }
const usualSize = 10.5

/** A row above the table: its cells, `null` where one reaches over, and its height in points. */
interface HeadRow {
  cells: (CellObject | null)[]
  height: number
}

/** A form as a sheet: its title over all columns, the unit line's texts at its two ends, the table. */
export function formSheet(name: string, grid: Grid): Sheet {
  const width = printedWidth(grid.landscape, formMargin)
  const head = [...titleRow(grid, width), ...unitLine(grid)]
  const heights = tableHeights(grid, width).map(rowHeights)
  /** The sheet's row on which each of the grid's begins; one that is too tall for a row takes several. */
  const starts = [head.length]
  for (const parts of heights) starts.push((starts.at(-1) ?? 0) + parts.length)
  const start = (row: number) => starts[row] ?? 0
  const table = heights.flat().map(() => grid.widths.map((): CellObject | null => null))
  for (const { text, row, column, rowSpan, colSpan, role, align } of grid.rows.flatMap((one) => one.cells)) {
    const line = table[start(row) - head.length]
    if (line)
      line[column] = {
        ...textCell(text, {
          font: role === 'label' ? '黑体' : '宋体',
          size: grid.size ?? usualSize,
          align,
          ruled: true,
        }),
        columnSpan: colSpan,
        rowSpan: start(row + rowSpan) - start(row),
      }
  }
  const repeated = grid.rows.flatMap(({ repeats }, row) => (repeats ? [row] : []))
  const [first, last] = [repeated[0], repeated.at(-1)]
  return {
    name,
    rows: [...head.map(({ cells }) => cells), ...table],
    heights: [...head.map(({ height }) => height), ...heights.flat()],
    columns: grid.widths.map((share) => share * width),
    landscape: grid.landscape,
    margin: formMargin,
    ...(first !== undefined &&
      last !== undefined && { repeated: { first: start(first), last: start(last + 1) - 1 } }),
  }
}

function titleRow({ title, widths }: Grid, width: number): HeadRow[] {
  if (title === '') return []
  const cells = spanning(textCell(title, titleLook), widths.length)
  return [{ cells, height: textHeight(title, titleLook.size, width) }]
}

/** Each text has half of the columns; in a single column they are one text. */
function unitLine({ left, right, widths }: Grid): HeadRow[] {
  if (left === '' && right === '') return []
  const one = textCell(left, unitLook)
  const other = textCell(right, { ...unitLook, align: 'right' })
  const count = widths.length
  const half = halfOf(widths)
  if (right === '') return [{ cells: spanning(one, count), height: 20 }]
  if (left === '') return [{ cells: spanning(other, count), height: 20 }]
  if (half === 0) return [{ cells: [textCell(`${left}　${right}`, unitLook)], height: 20 }]
  return [{ cells: [...spanning(one, half), ...spanning(other, count - half)], height: 20 }]
}

/** How many columns make up about half of the width: at least one on each side, none where there is but one. */
function halfOf(widths: readonly number[]): number {
  let sum = 0
  const columns = widths.slice(0, -1)
  const at = columns.findIndex((share) => {
    sum += share
    return sum >= 0.5
  })
  return at < 0 ? columns.length : at + 1
}

function spanning(cell: CellObject, columns: number): (CellObject | null)[] {
  return [{ ...cell, columnSpan: columns }, ...Array.from({ length: columns - 1 }, () => null)]
}
