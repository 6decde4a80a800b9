import { parseTarget } from '../../model/target.ts'
import { fits, isSign } from './align.ts'
import {
  amountColumnOf,
  amountLineOf,
  columnOf,
  fieldOf,
  isGroup,
  isLong,
  isNote,
  isSignature,
  isWhole,
  type Settled,
} from './labels.ts'
import { isLevel1, isLevel2 } from './levels.ts'
import type { PlacedCell, Row } from './rows.ts'

/**
 * The rows of a table whose cells stand one after the other, with nothing said of where rows end. Labels tell: a label has
 * its value behind it; labels in a row head as many values, or the lines of a funding block, or a table of items, whose rows
 * begin with their levels. A row that then has not its number of cells is given as it is, and refuses its form.
 */
export function rowsOfStream(cells: readonly PlacedCell[], settled: Settled): Row[] {
  const rows: Row[] = []
  let rest = joinLabels(cells, settled)
  while (rest.length > 0) {
    const labels = countLabels(rest, settled)
    const taken =
      takeItems(rest, settled) ??
      takeFunding(rest) ??
      (labels > 0 ? takeValues(rest, labels, settled) : undefined)
    const { rows: found, count } = taken ?? { rows: [[rest[0]]], count: 1 }
    for (const row of found) rows.push(inColumns(row.filter((cell) => cell !== undefined)))
    rest = rest.slice(count)
  }
  return rows.filter(({ cells }) => cells.length > 0)
}

/** The labels in a row, as far as the head of a table of items or of a funding block. */
function countLabels(cells: readonly PlacedCell[], settled: Settled): number {
  const labels = countWhile(cells, (cell) => isLabel(cell, settled))
  for (let at = 1; at < labels; at++) {
    const rest = cells.slice(at)
    if (headOfItems(rest, settled) || takeFunding(rest)) return at
  }
  return labels
}

interface Taken {
  rows: (PlacedCell | undefined)[][]
  /** How many cells they are made of. */
  count: number
}

/** Whether a cell holds a label, of whatever kind. */
export function isLabel({ text }: { text: string }, settled: Settled): boolean {
  if (text === '' || isLevel1(text)) return false
  return (
    fieldOf(text, settled) !== undefined ||
    columnOf(text, settled) !== undefined ||
    amountColumnOf(text) !== undefined ||
    amountLineOf(text) !== undefined ||
    isGroup(text)
  )
}

/** A label that was broken over two lines stands in two cells: `年初`, `预算数`. */
function joinLabels(cells: readonly PlacedCell[], settled: Settled): PlacedCell[] {
  const joined: PlacedCell[] = []
  for (const cell of cells) {
    const before = joined.at(-1)
    const whole = before && { ...before, text: before.text + cell.text }
    const parts = before && !isLabel(before, settled) && !isLevel1(before.text) && !isLevel2(before.text)
    const isRest = /^[（(].*[)）]$/.test(cell.text) && before && isLabel(before, settled)
    const isSuffix = cell.text === '指标' && before && isLevel2(before.text)
    if (whole && (isRest || isSuffix)) joined.splice(-1, 1, whole)
    else if (whole && parts && before.text !== '' && cell.text !== '' && isLabel(whole, settled))
      joined.splice(-1, 1, whole)
    else joined.push(cell)
  }
  return joined
}

/** The titles of a table of items, if cells begin with them. */
function headOfItems(cells: readonly PlacedCell[], settled: Settled): readonly PlacedCell[] | undefined {
  const head = cells.slice(
    0,
    countWhile(cells, ({ text }) => columnOf(text, settled) !== undefined),
  )
  const keys = head.map(({ text }) => columnOf(text, settled))
  return head.length >= 3 && keys.includes('三级指标') && keys.includes('指标值') ? head : undefined
}

/** A table of items and its head. */
function takeItems(cells: readonly PlacedCell[], settled: Settled): Taken | undefined {
  const head = headOfItems(cells, settled)
  if (!head) return undefined
  const width = head.length
  const keys = head.map(({ text }) => columnOf(text, settled))
  const rows: (PlacedCell | undefined)[][] = [[...head]]
  let at = width
  while (at < cells.length) {
    const first = cells[at]
    if (!first || endsItems(first, cells[at + 1], settled)) break
    const blank = { ...first, text: '' }
    const absent = isLevel1(first.text) ? 0 : isLevel2(first.text) ? 1 : 2
    const count = width - absent
    const row = [...Array.from({ length: absent }, () => blank), ...cells.slice(at, at + count)]
    const end = cells[at + count]
    const isClosed =
      end === undefined || isLevel1(end.text) || isLevel2(end.text) || endsItems(end, undefined, settled)
    if (row.length < width || !(isItem(row, keys) || (absent < 2 && isClosed && isQuality(row, keys)))) {
      const next = cells.findIndex(({ text }, index) => index > at && (isLevel1(text) || isLevel2(text)))
      const rest = next < 0 ? cells.length : next
      rows.push(cells.slice(at, rest))
      at = rest
    } else {
      rows.push(row)
      at += count
    }
  }
  return { rows, count: at }
}

/** Whether what follows items is another part of the form; an indicator may be named like one, and has its target behind it. */
function endsItems(first: PlacedCell, next: PlacedCell | undefined, settled: Settled): boolean {
  if (isLevel1(first.text)) return false
  if (isNote(first.text)) return true
  const isPromise = next && /^[≥≤<>=]/.test(next.text) && parseTarget(next.text).kind !== 'quality'
  const isOther = fieldOf(first.text, settled) !== undefined || isSignature(first.text)
  return isOther && isWhole(first.text) && !isPromise
}

/** Whether a sign and a number, or a target with its number, stand where their columns are. */
function isItem(row: readonly PlacedCell[], keys: readonly (string | undefined)[]): boolean {
  const [sign, value] = [keys.indexOf('指标性质'), keys.indexOf('指标值')]
  const nameAt = keys.indexOf('三级指标')
  if (isLevel1(row[nameAt]?.text ?? '') || isLevel2(row[nameAt]?.text ?? '')) return false
  return sign >= 0 ? isSign(row[sign]) && row[value]?.text !== '' : fits(row, keys)
}

/** Whether a row that ends where the next one's levels begin has a target in words: no other cell of it is a number's. */
function isQuality(row: readonly PlacedCell[], keys: readonly (string | undefined)[]): boolean {
  const isPromise = ({ text }: PlacedCell) => parseTarget(text).kind !== 'quality'
  const behind = row.slice(keys.indexOf('三级指标'))
  const isLevel = ({ text }: PlacedCell) => isLevel1(text) || isLevel2(text)
  return behind.every((cell) => cell.text !== '' && !isPromise(cell) && !isLevel(cell))
}

/** The titles of a funding block and its lines. */
function takeFunding(cells: readonly PlacedCell[]): Taken | undefined {
  const width = countWhile(cells, ({ text }) => amountColumnOf(text) !== undefined)
  const [first] = cells
  if (width < 2 || !first) return undefined
  const rows: (PlacedCell | undefined)[][] = [[{ ...first, text: '' }, ...cells.slice(0, width)]]
  let at = width
  while (amountLineOf(cells[at]?.text ?? '') !== undefined) {
    rows.push(cells.slice(at, at + width + 1))
    at += width + 1
  }
  return { rows, count: at }
}

/** Labels, and the values behind them: one of the last label, or as many as there are labels. */
function takeValues(cells: readonly PlacedCell[], labels: number, settled: Settled): Taken {
  const head = cells.slice(0, labels)
  const values = countWhile(cells.slice(labels), (cell) => !isLabel(cell, settled))
  const found = cells.slice(labels, labels + values)
  const named = head.filter(({ text }) => !isGroup(text))
  const count = labels + values
  if (named.length >= 2 && values === named.length)
    return { rows: [head, found].map((row) => row.filter(({ text }) => !isGroup(text))), count }
  const last = head.at(-1)
  const [value] = found
  if (last && value && isLong(fieldOf(last.text, settled)))
    return {
      rows: [
        ...head.slice(0, -1).map((cell) => [cell]),
        [last, { ...value, text: found.map(({ text }) => text).join('\n') }],
      ],
      count,
    }
  return { rows: [...head.slice(0, -1).map((cell) => [cell]), [last, ...found]], count }
}

function countWhile(cells: readonly PlacedCell[], holds: (cell: PlacedCell) => boolean): number {
  const end = cells.findIndex((cell) => !holds(cell))
  return end < 0 ? cells.length : end
}

function inColumns(cells: readonly PlacedCell[]): Row {
  return { place: cells[0]?.place ?? '', cells: cells.map((cell, column) => ({ ...cell, column })) }
}
