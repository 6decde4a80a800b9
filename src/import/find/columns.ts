import type { List } from './form.ts'
import { columnOf, type Settled } from './labels.ts'
import type { PlacedCell, Row } from './rows.ts'

/** A column of a table of items; a title that nobody knows has no key. */
export interface Title {
  key?: string
  /** The list that its cells are of; of a column that several share, none. */
  list?: List
  cell: PlacedCell
}

/** The head of a table of items, in its columns' order. */
export interface Columns {
  titles: Title[]
  lists: List[]
  aligned: boolean
  /** How many rows the head takes. */
  height: 1 | 2
}

/**
 * Reads a row, and the next where titles stand in two rows, as the head of a table of items: of indicators where it names
 * at least the indicator, its target and one thing more; of both 中期 and 年度 indicators where it names them twice (88号); of
 * a department's main tasks.
 */
export function readColumns(
  row: Row,
  next: Row | undefined,
  aligned: boolean,
  settled: Settled,
): Columns | undefined {
  const leaves = aligned && next ? lowestTitles(row, next, settled) : undefined
  for (const { cells, height } of [
    ...(leaves ? [{ cells: leaves, height: 2 as const }] : []),
    { cells: row.cells, height: 1 as const },
  ]) {
    const titles = cells.map((cell) => ({ key: columnOf(cell.text, settled), cell }))
    const found = indicatorColumns(titles) ?? taskColumns(titles)
    if (found) return { ...found, aligned, height }
  }
  return undefined
}

type Keyed = { key: string | undefined; cell: PlacedCell }

function indicatorColumns(keyed: readonly Keyed[]): Pick<Columns, 'titles' | 'lists'> | undefined {
  const keys = keyed.flatMap(({ key }) => key ?? [])
  const count = (key: string) => keys.filter((other) => other === key).length
  if (count('三级指标') === 0 || count('三级指标') !== count('指标值') || keys.length < 3) return undefined
  const paired = count('三级指标') === 2
  const lists: List[] = paired ? ['中期绩效指标', '绩效指标'] : ['绩效指标']
  const seen: Set<string>[] = lists.map(() => new Set())
  let current = 0
  const titles: Title[] = []
  for (const { key, cell } of keyed) {
    const shared = paired && key === '一级指标'
    if (key !== undefined && !shared && seen[current]?.has(key)) current++
    // A column that is there once too often could be either.
    if (current >= lists.length) return undefined
    if (key !== undefined) seen[current]?.add(key)
    titles.push({ cell, ...(key && { key }), ...(!shared && { list: lists[current] }) })
  }
  return { titles, lists }
}

function taskColumns(keyed: readonly Keyed[]): Pick<Columns, 'titles' | 'lists'> | undefined {
  const keys = keyed.flatMap(({ key }) => key ?? [])
  if (!keys.includes('任务名称') || !keys.includes('总额')) return undefined
  const list = '年度主要任务'
  return { titles: keyed.map(({ key, cell }) => ({ cell, list, ...(key && { key }) })), lists: [list] }
}

/** The titles that stand right above the items, where a second row divides some of the first (136号: 偏差原因分析). */
function lowestTitles(row: Row, next: Row, settled: Settled): PlacedCell[] | undefined {
  const own = next.cells.filter(({ text }) => text !== '')
  if (own.length === 0 || !own.every(({ text }) => columnOf(text, settled) !== undefined)) return undefined
  const reaching = row.cells.filter((cell) => cell.rowSpan > 1 || cell.above !== undefined)
  const divided = row.cells.filter((cell) => !reaching.includes(cell))
  const inside = (cell: PlacedCell) =>
    divided.some(({ column, colSpan }) => column <= cell.column && cell.column < column + colSpan)
  if (reaching.length === 0 || !own.every(inside)) return undefined
  return [...reaching, ...own].sort((a, b) => a.column - b.column)
}
