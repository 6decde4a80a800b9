import type { List, Question } from './found-form.ts'
import { columnOf, fieldOf, isGroup, isWhole, type Settled } from './labels.ts'
import { isBelow, type PlacedCell, type Row, saidIn } from './rows.ts'
import { titleKeys } from './title-keys.ts'

/** A column of a block. What it means is its `key` in an item, or a `field` of the record that its rows belong to. */
export interface Column {
  key?: string
  field?: string
  /** The list that its cells are of; of a column that several share, none. */
  list?: List
  /** Its title; where there is none, the place where it would be. */
  cell: PlacedCell
}

/** A table of items: rows of indicators or tasks under the titles of their columns. */
export interface Block {
  columns: Column[]
  lists: List[]
  isLoose: boolean
  /** Whether blank cells are not there, wherever they would be in a row. */
  omitsBlanks?: true
  /** What stands at its left and heads all its rows: `本年度绩效指标`. */
  group?: string
  /** How many rows its head takes. */
  height: number
  /** How many cells stand to the left of its own in a row. */
  margin: number
  /** Why its items cannot be taken, if so. */
  refusal?: Question
  /** What is not sure of its columns. */
  question?: Question
}

/**
 * Reads a row, and the next where titles stand in two rows, as the head of a block: of indicators where it names them and
 * their levels, or their targets and one thing more; of both 中期 and 年度 indicators where it names them twice (88号); of a
 * department's main tasks.
 */
export function readHead(
  row: Row,
  next: Row | undefined,
  isLoose: boolean,
  settled: Settled,
): Block | undefined {
  const leaves = next && (isLoose ? looseTitles(row, next, settled) : lowestTitles(row, next, settled))
  for (const { cells, height } of [
    ...(leaves ? [{ cells: leaves, height: 2 }] : []),
    { cells: row.cells, height: 1 },
  ]) {
    const first = cells.findIndex((cell) => columnOf(cell.text, settled) === '一级指标')
    const titles = cells.filter(
      (cell, index) => isLoose || (first >= 0 && index > first) || !isMargin(cell, height, settled),
    )
    const keys = titleKeys(
      titles.map(({ text }) => text),
      settled,
    )
    const keyed = titles.map((cell, index) => ({ key: keys[index], cell }))
    const found = indicatorColumns(keyed, settled) ?? taskColumns(keyed)
    const beside = row.cells.flatMap((cell) => (titles.includes(cell) ? [] : [cell.above ?? cell.text]))
    const isMidterm = beside.some((text) => midterm.test(text))
    const margin = titles[0] ? cells.indexOf(titles[0]) : 0
    const group = beside.join('').replace(/\s/g, '')
    if (found)
      return {
        ...(isMidterm ? asMidterm(found) : found),
        ...(group !== '' && { group }),
        isLoose,
        height,
        margin,
      }
  }
  return undefined
}

/** What a block for the whole project is called; one for the year stands below it. */
const midterm = /^\s*(项目)?(中期|长期|中长期|实施期).*指标/

/** The same block, of the whole project's indicators. */
export function asMidterm<B extends Found>(found: B): B {
  if (found.lists.length > 1) return found
  const list = '中期绩效指标'
  return { ...found, lists: [list], columns: found.columns.map((column) => ({ ...column, list })) }
}

/** Whether a cell heads rows and no column: it reaches down beside the items, or is a group's label and no field's. */
function isMargin(cell: PlacedCell, height: number, settled: Settled): boolean {
  const ownRows = cell.above === undefined ? height : 1
  const text = cell.above ?? cell.text
  return cell.rowSpan > ownRows || (isGroup(text) && fieldOf(text, settled) === undefined)
}

type Keyed = { key: string | undefined; cell: PlacedCell }
type Found = Pick<Block, 'columns' | 'lists'>

const taskKeys = new Set(['任务名称', '主要内容', '总额', '财政拨款', '其他资金'])

function indicatorColumns(keyed: readonly Keyed[], settled: Settled): Found | undefined {
  const keys = keyed.flatMap(({ key }) => (key === undefined || taskKeys.has(key) ? [] : [key]))
  const count = (key: string) => keys.filter((other) => other === key).length
  const names = count('三级指标')
  const hasLevels = keys.includes('一级指标') && keys.includes('二级指标')
  if (names === 0 || !(hasLevels || (names === count('指标值') && keys.length >= 3))) return undefined
  const paired = names === 2
  const lists: List[] = paired ? ['中期绩效指标', '绩效指标'] : ['绩效指标']
  const seen: Set<string>[] = lists.map(() => new Set())
  let current = 0
  const columns: Column[] = []
  for (const { key, cell } of keyed) {
    if (key === undefined || taskKeys.has(key)) {
      const field = isWhole(cell.text) ? fieldOf(cell.text, settled) : undefined
      columns.push({ cell, ...(field && { field }), list: lists[current] })
      continue
    }
    const shared = paired && key === '一级指标'
    if (!shared && seen[current]?.has(key) && current + 1 < lists.length) current++
    seen[current]?.add(key)
    columns.push({ cell, key, ...(!shared && { list: lists[current] }) })
  }
  return { columns: columns.map((column) => withoutTwin(column, columns)), lists }
}

/** A column that is there once too often could be either. */
function withoutTwin({ key, ...column }: Column, columns: readonly Column[]): Column {
  const isTwice = columns.filter((other) => other.key === key && other.list === column.list).length > 1
  return key === undefined || isTwice ? column : { key, ...column }
}

function taskColumns(keyed: readonly Keyed[]): Found | undefined {
  const keys = keyed.flatMap(({ key }) => key ?? [])
  if (!keys.includes('任务名称') || !keys.includes('总额')) return undefined
  const list = '年度主要任务'
  return { columns: keyed.map(({ key, cell }) => ({ cell, list, ...(key && { key }) })), lists: [list] }
}

/**
 * The titles in two rows of which only the order is known: those of the second divide the first ones of the first (云南：绩效指标
 * over the levels, 年度指标值 over sign, value and unit).
 */
function looseTitles(row: Row, next: Row, settled: Settled): PlacedCell[] | undefined {
  const own = saidIn(next)
  const keys = own.map(({ text }) => columnOf(text, settled))
  const said = saidIn(row)
  const isDivided = ({ text }: PlacedCell) => isGroup(text) || keys.includes(columnOf(text, settled))
  const end = said.findIndex((cell) => !isDivided(cell))
  const rest = said.slice(end)
  const isHead = keys[0] === '一级指标' && keys.every((key) => key !== undefined)
  if (!isHead || end < 1 || !rest.every(({ text }) => columnOf(text, settled) !== undefined)) return undefined
  return [...own, ...rest]
}

/** The titles that stand right above the items, where a second row divides some of the first (136号: 偏差原因分析). */
function lowestTitles(row: Row, next: Row, settled: Settled): PlacedCell[] | undefined {
  const own = saidIn(next)
  if (own.length === 0) return undefined
  const isTitle = ({ text }: PlacedCell) => columnOf(text, settled) !== undefined
  // Where merged cells were taken apart, a title that reached down has blanks below it.
  const isOver = (cell: PlacedCell) =>
    cell.text !== '' && own.every(isTitle) && !own.some((other) => isBelow(other, cell))
  const reaching = row.cells.filter((cell) => cell.rowSpan > 1 || cell.above !== undefined || isOver(cell))
  const divided = row.cells.filter((cell) => !reaching.includes(cell))
  const inside = (cell: PlacedCell) => divided.some((title) => isBelow(cell, title))
  // Beside levels, whatever divides the row is a title: places and years have names of their own.
  const isHead = reaching.some(({ text }) => columnOf(text, settled) === '一级指标') || own.every(isTitle)
  if (!isHead || !reaching.some(isTitle) || !own.every(inside)) return undefined
  return [...reaching, ...own].sort((a, b) => a.column - b.column)
}
