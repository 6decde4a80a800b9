import type { Block, Column } from './block.ts'
import { isLevel1, isLevel2 } from './levels.ts'
import { endOf, type PlacedCell, type Row, saidIn } from './rows.ts'

/** So many rows that name levels make a block without a head. */
const fewest = 3

/** A block of which no title is there, told by the levels of its rows; the columns behind them have to show what they are. */
export function inferBlock(rows: readonly Row[]): Block | undefined {
  const second = columnWith(rows, isLevel2)
  if (!second || second.count < fewest) return undefined
  const first = columnWith(rows, isLevel1, second.cell.column)
  const widest = rows
    .map((row) => row.cells.filter((cell) => cell.column >= endOf(second.cell)))
    .reduce((most, cells) => (cells.length > most.length ? cells : most), [])
  const [name, ...others] = widest
  if (!name) return undefined
  const list = '绩效指标'
  const columns: Column[] = [
    ...(first ? [{ key: '一级指标', list, cell: untitled(first.cell) } as const] : []),
    { key: '二级指标', list, cell: untitled(second.cell) },
    { key: '三级指标', list, cell: untitled(name) },
    ...others.map((cell) => ({ list, cell: untitled(cell) }) as const),
  ]
  return {
    columns,
    lists: [list],
    isLoose: false,
    height: 0,
    margin: (first ?? second).cell.column > 0 ? 1 : 0,
  }
}

function untitled(cell: PlacedCell): PlacedCell {
  return { ...cell, text: '', rowSpan: 1 }
}

/** The column in which most cells hold a level, as its first such cell, and how many do. */
function columnWith(
  rows: readonly Row[],
  holds: (text: string) => boolean,
  before = Number.POSITIVE_INFINITY,
): { cell: PlacedCell; count: number } | undefined {
  const found = new Map<number, { cell: PlacedCell; count: number }>()
  for (const cell of rows.flatMap(saidIn)) {
    if (cell.column >= before || !holds(cell.text)) continue
    const { count } = found.get(cell.column) ?? { count: 0 }
    found.set(cell.column, { cell, count: count + 1 })
  }
  return [...found.values()].sort((a, b) => b.count - a.count)[0]
}
