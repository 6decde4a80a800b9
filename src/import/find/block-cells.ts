import { alignLoose } from './align.ts'
import type { Block } from './block.ts'
import { endOf, type PlacedCell, type Row, saidIn } from './rows.ts'

/**
 * The cell of each column in a row: by place where the format tells it, else by order. Undefined where the row does not fit
 * the block, or it cannot be known how.
 * @param level1 the first level of the row above
 */
export function cellsOf(
  row: Row,
  block: Block,
  level1: string,
): readonly (PlacedCell | undefined)[] | undefined {
  return block.isLoose ? alignLoose(row, block, level1) : alignedCells(row, block)
}

const levelKeys = new Set(['一级指标', '二级指标'])

function alignedCells(row: Row, { columns }: Block): (PlacedCell | undefined)[] | undefined {
  const start = Math.min(...columns.map(({ cell }) => cell.column))
  const taken = columns.map(({ cell }) => row.cells.filter((other) => meet(other, cell)))
  const fits = saidIn(row).every((cell) => {
    const own = columns.filter((column) => meet(cell, column.cell))
    if (own.length === 0) return endOf(cell) <= start
    const isInside = cell.column >= start
    return isInside && (own.length === 1 || own.every(({ key }) => levelKeys.has(key ?? '')))
  })
  const isShared = taken.some((cells) => cells.filter(({ text }) => text !== '').length > 1)
  if (!fits || isShared) return undefined
  return taken.map((cells) => cells.find(({ text }) => text !== '') ?? cells[0])
}

function meet(one: PlacedCell, other: PlacedCell): boolean {
  return one.column < endOf(other) && other.column < endOf(one)
}

/** The cells of a row to the left of a block, which head its rows. */
export function marginOf(row: Row, { columns, isLoose }: Block): PlacedCell[] {
  const start = Math.min(...columns.map(({ cell }) => cell.column))
  return isLoose ? [] : saidIn(row).filter((cell) => endOf(cell) <= start)
}
