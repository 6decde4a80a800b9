import { goesUnder } from '../../model/taxonomy.ts'
import type { Block, Column } from './block.ts'
import { canStandIn, isQuantity } from './cell-kinds.ts'
import { isLevel1, isLevel2 } from './levels.ts'
import { oneLine } from './one-line.ts'
import type { PlacedCell, Row } from './rows.ts'

/*
 * Rows of which only the order of cells is known: blank cells, and those that go on from above, may be there or not. All ways
 * to put the cells into the columns in their order are looked at, and what they agree on is taken.
 */

/** The cells of a row by column. */
export type Way = readonly (PlacedCell | undefined)[]

/** What must be the same in every way: without it, an item would be another one. */
const crucial: ReadonlySet<string | undefined> = new Set([
  ...['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '度量单位'],
])
/** More ways than these say that nothing is certain. */
const mostWays = 500

/**
 * The cell of each column in a row of which only the order of cells is known. A row of as many cells as there are columns has
 * one in each. Undefined where levels, name or target could be several cells, or none fits.
 * @param level1 the first level of the row above
 */
export function alignLoose(row: Row, { columns, omitsBlanks }: Block, level1: string): Way | undefined {
  const width = columns.findLastIndex(({ cell }) => cell.text !== '') + 1
  const cells = [...row.cells]
  while (cells.length > width && cells.at(-1)?.text === '') cells.pop()
  if (cells.length === width) return cells
  if (cells.length > width) return undefined
  // A printed row that nobody filled in.
  const [bare] = levelsOf(cells, columns, level1)
  if (bare && bare.count > 0 && cells.slice(bare.count).every(({ text }) => text === ''))
    return columns.map((_, index) => bare.levels[index])
  const ways = waysOf(cells, columns.slice(0, width), level1, omitsBlanks === true)
  return agreed(omitsBlanks ? ways : ways.filter((way) => isFull(way, columns)), columns)
}

/**
 * Whether a way leaves no column blank behind the levels: where blank cells are there, one that is not was lost. Only the last
 * ones may be absent, beside a number that cannot be anything but the target.
 */
function isFull(way: Way, columns: readonly Column[]): boolean {
  const from = behindLevels(columns)
  const end = way.findLastIndex((cell) => cell !== undefined) + 1
  const isTarget = (cell: PlacedCell | undefined, index: number) =>
    isQuantity(cell?.text ?? '') === (columns[index]?.key === '指标值')
  const own = way.slice(from, end)
  return own.every((cell) => cell !== undefined) && (end === way.length || way.every(isTarget))
}

/** What several ways agree on; undefined where that is too little. */
export function agreed(ways: readonly Way[], columns: readonly Column[]): Way | undefined {
  const [first] = ways
  if (!first || ways.length > mostWays) return undefined
  const isSame = (column: number) => ways.every((way) => way[column] === first[column])
  if (columns.some(({ key }, index) => crucial.has(key) && !isSame(index))) return undefined
  return first.map((cell, index) => (isSame(index) ? cell : undefined))
}

/** All ways in which the cells of an item may stand in columns: its name and its target are always there. */
function waysOf(
  cells: readonly PlacedCell[],
  columns: readonly Column[],
  level1: string,
  omitsBlanks: boolean,
): Way[] {
  const from = behindLevels(columns)
  const options = levelsOf(cells, columns, level1)
  const ways = (omitsBlanks ? options : options.slice(0, 1)).flatMap(({ levels, count }) =>
    fill(cells.slice(count), columns.slice(from)).map((rest) => [...levels, ...rest]),
  )
  return ways.filter((way) => isComplete(way, columns))
}

/**
 * Whether a target has what its columns are for: a bare number its sign and its unit, where these have columns; a number with a
 * sign is the target before anything else is, and words are no target beside a number as its outcome.
 */
export function isComplete(way: Way, columns: readonly Column[]): boolean {
  const at = (key: string) => columns.findIndex((column) => column.key === key)
  const textAt = (key: string) => oneLine(way[at(key)]?.text ?? '')
  const target = textAt('指标值')
  const isMissing = (key: string) => at(key) >= 0 && way[at(key)] === undefined
  if (/^[\d.,]+$/.test(target) && (isMissing('指标性质') || isMissing('度量单位'))) return false
  // Only behind a second level alone may an indicator be named like one (成本指标, 社会成本指标).
  const name = textAt('三级指标')
  if (textAt('一级指标') !== '' && name.endsWith('指标') && isLevel2(name)) return false
  if (name === target) return false
  const isSigned = (text: string) => /^[≥≤<>＜＞]/.test(text)
  if (!isSigned(target) && way.some((cell) => cell && isSigned(cell.text) && isQuantity(cell.text)))
    return false
  return isQuantity(target) || !isQuantity(textAt('实际完成值'))
}

/** The first column behind those of levels. */
export function behindLevels(columns: readonly Column[]): number {
  return columns.findLastIndex(({ key }) => key === '一级指标' || key === '二级指标') + 1
}

/**
 * The levels with which a row may begin, in the columns up to the last of levels, and how many cells they are; the likeliest
 * first. Behind what stands before the levels, as the project's name in a list does, all of them are there.
 */
export function levelsOf(
  cells: readonly PlacedCell[],
  columns: readonly Column[],
  level1: string,
): { levels: Way; count: number }[] {
  const keys = columns.slice(0, behindLevels(columns)).map(({ key }) => key)
  const [first, second] = [keys.indexOf('一级指标'), keys.indexOf('二级指标')]
  const leading = Math.max(
    keys.findIndex((key) => key === '一级指标' || key === '二级指标'),
    0,
  )
  const found: { levels: Way; count: number }[] = []
  const add = (at: Readonly<Record<number, PlacedCell | undefined>>) => {
    const levels = keys.map((_, index) => at[index])
    found.push({ levels, count: levels.filter((cell) => cell !== undefined).length })
  }
  for (let before = leading; before >= 0; before--) {
    const own = Object.fromEntries(
      cells.slice(0, before).map((cell, index) => [leading - before + index, cell]),
    )
    const [one, two] = cells.slice(before)
    if (first < 0 || second < 0 || !isFirst(one) || !two || isFirst(cells[0]) !== (before === 0)) continue
    const isPair = isSecond(two.text) && goesUnder(two.text, one?.text || level1)
    if (isPair || (one?.text === '' && two.text === '')) add({ ...own, [first]: one, [second]: two })
  }
  const [one] = cells
  if (one && second >= 0 && isSecond(one.text) && (first < 0 || goesOn(one.text, level1)))
    add({ [second]: one })
  if (one && first >= 0 && second < 0 && isFirst(one)) add({ [first]: one })
  if (one === undefined || !(isLevel1(one.text) || isLevel2(one.text))) add({})
  return found
}

function isFirst(cell: PlacedCell | undefined): boolean {
  return cell !== undefined && (cell.text === '' || isLevel1(cell.text))
}

/** Whether a text can be a second level: a known one, or one that a province has of its own. */
function isSecond(text: string): boolean {
  return isLevel2(text) || (oneLine(text).endsWith('指标') && !isLevel1(text))
}

/**
 * Whether a second level stands under the first one of the row above. 满意度 is a name of both levels, and stands under 效益
 * in old texts only, which call it that of 社会公众: else a lost 满意度指标 is likelier. Where no first level was seen, nothing
 * can be said against it, and the first level is asked for.
 */
function goesOn(text: string, level1: string): boolean {
  const name = oneLine(text)
  const isUnsure =
    /^满意度(指标)?$/.test(name) ||
    (name.includes('满意度') && !level1.includes('满意度') && !name.startsWith('社会公众'))
  return level1 === '' ? !isLevel1(name) : !isUnsure && goesUnder(name, level1)
}

function fill(cells: readonly PlacedCell[], columns: readonly Column[]): Way[] {
  const ways: Way[] = []
  const go = (at: number, next: number, way: Way) => {
    if (ways.length > mostWays || cells.length - next > columns.length - at) return
    const [column, cell] = [columns[at], cells[next]]
    if (!column) {
      ways.push(way)
      return
    }
    const { key } = column
    const isDemanded = key === '三级指标' || key === '指标值'
    const fits = cell && canStandIn({ key, title: column.cell.text }, cell.text)
    if (cell && fits && !(isDemanded && cell.text === '')) go(at + 1, next + 1, [...way, cell])
    if (!isDemanded) go(at + 1, next, [...way, undefined])
  }
  go(0, 0, [])
  return ways
}
