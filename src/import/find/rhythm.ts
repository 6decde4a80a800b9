import { agreed, behindLevels, isComplete, levelsOf, type Way } from './align.ts'
import type { Column } from './block.ts'
import { canStandIn, isQuantity } from './cell-kinds.ts'
import { fieldOf, isNote, isSignature, isWhole, type Settled } from './labels.ts'
import { isLevel1, isLevel2 } from './levels.ts'
import type { PlacedCell } from './rows.ts'
import { titleKeys } from './title-keys.ts'

/*
 * Items whose cells stand one after the other, with nothing said of where rows end. Their rhythm tells: levels begin rows, and
 * every row has cells for the same columns. Which columns these are is tried out; what several ways agree on is taken, the rest
 * is given as it is.
 */

/** So many titles has no form. */
const mostColumns = 16
const longestTitle = 15

/** The cells from one row's first to the next one's; without `way`, nobody knows in which columns they stand. */
interface Piece {
  cells: readonly PlacedCell[]
  start: number
  way?: Way
}

/** The rows of a table of items, its head first, and how many cells they are made of. */
export interface Items {
  rows: PlacedCell[][]
  count: number
}

/** Takes a table of items, if cells begin with its head. */
export function takeItems(cells: readonly PlacedCell[], settled: Settled): Items | undefined {
  const head = headOfItems(cells, settled)
  if (!head) return undefined
  const keys = keysOf(head, settled)
  const columns = head.map((cell, index): Column => {
    const key = keys[index]
    return { cell, ...(key && { key }) }
  })
  const own = cells.slice(head.length, head.length + countItems(cells.slice(head.length), settled))
  const pieces = piecesOf(own, columns)
  const rows = pieces.map(({ cells, way }) => (way ? whole(way, cells) : apart(cells, head.length)))
  const unsure = pieces.flatMap(({ cells, way = cells }) => cells.filter((cell) => !way.includes(cell)))
  const rest = unsure.filter(({ text }) => text !== '')
  return { rows: [[...head], ...rows, ...rest.map((cell) => [cell])], count: head.length + own.length }
}

/** The titles of a table of items, if cells begin with them: as far as the first level. */
export function headOfItems(
  cells: readonly PlacedCell[],
  settled: Settled,
): readonly PlacedCell[] | undefined {
  const end = cells.findIndex(({ text }) => isLevel1(text) || isLevel2(text))
  const head = cells.slice(0, end < 0 ? cells.length : end)
  const keys = keysOf(head, settled)
  const isHead =
    /^[一二三]级指标$/.test(keys[0] ?? '') && keys.includes('三级指标') && keys.includes('指标值')
  if (!isHead || head.length < 3 || head.length > mostColumns) return undefined
  return head.every(({ text }) => text !== '' && text.length <= longestTitle) ? head : undefined
}

function keysOf(head: readonly PlacedCell[], settled: Settled): (string | undefined)[] {
  return titleKeys(
    head.map(({ text }) => text),
    settled,
  )
}

/** How many cells belong to items, before another part of the form begins. */
function countItems(cells: readonly PlacedCell[], settled: Settled): number {
  const last = cells.findLastIndex(({ text }) => isLevel1(text))
  const end = cells.findIndex((cell, index) => index > last && endsItems(cell, cells[index + 1], settled))
  return end < 0 ? cells.length : end
}

/** Whether a cell is another part of the form; an indicator may be named like one, and has its target behind it. */
function endsItems({ text }: PlacedCell, next: PlacedCell | undefined, settled: Settled): boolean {
  if (isLevel1(text) || isLevel2(text)) return false
  if (isNote(text) || isSignature(text) || /^(小计|合计|总计)$/.test(text)) return true
  const isPromise = next && /^[≥≤<>=＜＞＝]/.test(next.text) && isQuantity(next.text)
  return fieldOf(text, settled) !== undefined && isWhole(text) && !isPromise
}

function piecesOf(cells: readonly PlacedCell[], columns: readonly Column[]): Piece[] {
  const tried = printedColumns(columns).map((printed) => cut(cells, columns, printed))
  const lost = (pieces: readonly Piece[]) =>
    pieces.reduce((sum, { cells, way }) => sum + (way ? 0 : cells.length), 0)
  const least = Math.min(...tried.map(lost))
  const best = tried.filter((pieces) => lost(pieces) === least)
  return (best[0] ?? []).map((piece) => {
    const twins = best.map((pieces) => pieces.find(({ start }) => start === piece.start))
    const ways = twins.flatMap((twin) =>
      twin?.way && twin.cells.length === piece.cells.length ? [twin.way] : [],
    )
    const way = ways.length === best.length ? agreed(ways, columns) : undefined
    return { cells: piece.cells, start: piece.start, ...(way && { way }) }
  })
}

/** The columns behind the levels of which rows may have cells: name and target always, the others or not. */
function printedColumns(columns: readonly Column[]): number[][] {
  const indexes = columns.map((_, index) => index).slice(behindLevels(columns))
  let sets: number[][] = [[]]
  for (const index of indexes) {
    const { key } = columns[index] ?? {}
    const withIt = sets.map((set) => [...set, index])
    sets = key === '三级指标' || key === '指标值' ? withIt : [...withIt, ...sets]
  }
  return sets
}

/**
 * Cuts cells into rows that have one for each of the printed columns. Where one row from a level to the next does not fit, none
 * of them is sure, and they stay together. Columns are only left out where that makes several rows come out even.
 */
function cut(cells: readonly PlacedCell[], columns: readonly Column[], printed: readonly number[]): Piece[] {
  const pieces: Piece[] = []
  let level1 = ''
  for (let start = 0; start < cells.length; ) {
    const blank = blankRow(cells.slice(start), columns, level1)
    const end = blank ? start + blank.count : nextLevel(cells, start)
    const own = cells.slice(start, end)
    const rows = blank ? [{ cells: own, start: 0, way: blank.way }] : rowsIn(own, columns, printed, level1)
    pieces.push(...(rows ?? [{ cells: own, start: 0 }]).map((row) => ({ ...row, start: start + row.start })))
    level1 = own.find(({ text }) => isLevel1(text))?.text ?? level1
    start = end
  }
  const isSure = printed.length === columns.length - behindLevels(columns) || countRows(pieces) > 1
  return isSure ? pieces : pieces.map(({ cells, start }) => ({ cells, start }))
}

function countRows(pieces: readonly Piece[]): number {
  return pieces.filter(
    ({ cells, way }) => way && !cells.every(({ text }) => isLevel1(text) || isLevel2(text)),
  ).length
}

/** A printed row that nobody filled in: its levels, with the next row's right behind them. */
function blankRow(
  cells: readonly PlacedCell[],
  columns: readonly Column[],
  level1: string,
): { way: Way; count: number } | undefined {
  const [{ levels, count } = { levels: [], count: 0 }] = levelsOf(cells, columns, level1)
  const next = cells[count]
  const isBlank = count > 0 && (!next || isLevel1(next.text) || isLevel2(next.text))
  return isBlank ? { way: columns.map((_, index) => levels[index]), count } : undefined
}

function rowsIn(
  cells: readonly PlacedCell[],
  columns: readonly Column[],
  printed: readonly number[],
  level1: string,
): Piece[] | undefined {
  const rows: Piece[] = []
  for (let start = 0; start < cells.length; ) {
    const row = rowAt(cells.slice(start), columns, printed, level1)
    if (!row) return undefined
    rows.push({ cells: cells.slice(start, start + row.count), start, way: row.way })
    start += row.count
  }
  return rows
}

function rowAt(
  cells: readonly PlacedCell[],
  columns: readonly Column[],
  printed: readonly number[],
  level1: string,
): { way: Way; count: number } | undefined {
  for (const { levels, count } of levelsOf(cells, columns, level1).slice(0, 1)) {
    const own = cells.slice(count, count + printed.length)
    const next = cells[count + printed.length]
    const fits = printed.every((column, index) => {
      const [{ key, cell: title }, cell] = [columns[column] ?? {}, own[index]]
      const isDemanded = key === '三级指标' || key === '指标值'
      if (!cell || !title || (isDemanded && cell.text === '')) return false
      return canStandIn({ key, title: title.text }, cell.text)
    })
    if (!fits || (next && !startsRow(next))) continue
    const rest = columns.slice(levels.length).map((_, index) => {
      const at = printed.indexOf(levels.length + index)
      return at < 0 ? undefined : own[at]
    })
    const way = [...levels, ...rest]
    if (isComplete(way, columns)) return { way, count: count + printed.length }
  }
  return undefined
}

function startsRow({ text }: PlacedCell): boolean {
  return isLevel1(text) || isLevel2(text) || canStandIn({ key: '三级指标', title: '' }, text)
}

function nextLevel(cells: readonly PlacedCell[], start: number): number {
  const level = ({ text }: PlacedCell) => isLevel1(text) || isLevel2(text)
  const isBehind = cells.findIndex((cell, index) => index > start && !level(cell))
  const next = cells.findIndex((cell, index) => index > isBehind && isBehind >= 0 && level(cell))
  return next < 0 ? cells.length : next
}

/** A row with a cell in each column. */
function whole(way: Way, [first]: readonly PlacedCell[]): PlacedCell[] {
  const place = first?.place ?? ''
  return way.map((cell, column) => cell ?? { text: '', place, column, colSpan: 1, rowSpan: 1 })
}

/** A row that must not be taken for one with a cell in each column. */
function apart(cells: readonly PlacedCell[], width: number): PlacedCell[] {
  return cells.length === width ? whole([undefined, ...cells], cells) : [...cells]
}
