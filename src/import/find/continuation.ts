import type { Block } from './block.ts'
import { cellsOf } from './block-cells.ts'
import { isItem } from './items.ts'
import { isLevel1, isLevel2 } from './levels.ts'
import { type Row, saidIn } from './rows.ts'

/** Behind so many rows that are no items, a table is another one. */
const mostRows = 3

/**
 * The block of the table before as it goes on in another, whose raster is its own: column for column, where the first item
 * names its levels, or leaves them blank in a table of as many columns. Undefined where it does not.
 * @param level1 the level of the last item
 */
export function continuationOf(rows: readonly Row[], block: Block, level1: string): Block | undefined {
  const first = rows.filter((row) => saidIn(row).length > 0).slice(0, mostRows)
  for (const row of first)
    for (const candidate of block.isLoose ? [block] : placesIn(row, block)) {
      const cells = cellsOf(row, candidate, level1)
      if (!cells || !isItem(row, cells, candidate, false)) continue
      const [one = '', two = ''] = ['一级指标', '二级指标'].map((key) => {
        const cell = cells[candidate.columns.findIndex((column) => column.key === key)]
        return cell?.above ?? cell?.text
      })
      const isAsWide = row.cells.length === candidate.columns.length + block.margin
      const isNamed = isLevel1(one) || (one === '' && isLevel2(two))
      if (isNamed || (one === '' && two === '' && isAsWide)) return candidate
    }
  return undefined
}

/** The block where it may stand in a row: with one cell more on the left or the right, or none. */
function placesIn({ cells }: Row, block: Block): Block[] {
  const extra = cells.length - block.columns.length
  if (extra < 0 || extra > 1) return []
  const offsets = extra === 0 ? [0] : block.margin > 0 ? [1, 0] : [0, 1]
  return offsets.map((offset) => ({
    ...block,
    columns: block.columns.map((column, index) => {
      const { column: at, colSpan } = cells[index + offset] ?? column.cell
      return { ...column, cell: { ...column.cell, column: at, colSpan } }
    }),
  }))
}
