import { amountColumnOf, amountLineOf, columnOf, fieldOf, isGroup, isLong, type Settled } from './labels.ts'
import { isLevel1, isLevel2 } from './levels.ts'
import { headOfItems, takeItems } from './rhythm.ts'
import type { PlacedCell, Row } from './rows.ts'

/**
 * The rows of a table whose cells stand one after the other, with nothing said of where rows end. Labels tell: a label has
 * its value behind it; labels in a row head as many values, or the lines of a funding block, or a table of items. Where values
 * are fewer or more than the labels side by side, they stay without a label, and are asked for.
 */
export function rowsOfStream(cells: readonly PlacedCell[], settled: Settled): Row[] {
  const rows: Row[] = []
  let rest = joinLabels(cells, settled)
  while (rest.length > 0) {
    const labels = countLabels(rest, settled)
    const taken =
      takeItems(rest, settled) ??
      takeFunding(rest, settled) ??
      takeSum(rest) ??
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
    if (headOfItems(rest, settled) || takeFunding(rest, settled)) return at
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
    const isLevel = before && (isLevel1(before.text) || isLevel2(before.text))
    const parts = before && !isLabel(before, settled) && !isLevel
    const isRest = /^[（(].*[)）]$/.test(cell.text) && before && isLabel(before, settled)
    const isSuffix = cell.text === '指标' && whole && (isLevel1(whole.text) || isLevel2(whole.text))
    if (whole && (isRest || isSuffix)) joined.splice(-1, 1, whole)
    else if (whole && parts && before.text !== '' && cell.text !== '' && isLabel(whole, settled))
      joined.splice(-1, 1, whole)
    else joined.push(cell)
  }
  return joined
}

/** The sum of points below items. */
function takeSum([first, ...rest]: readonly PlacedCell[]): Taken | undefined {
  if (!first || !/^(合计|总计|总分)$/.test(first.text)) return undefined
  const figures = countWhile(rest, isFigure)
  return { rows: [[first, ...rest.slice(0, figures)]], count: 1 + figures }
}

/** The titles of a funding block and its lines. */
function takeFunding(cells: readonly PlacedCell[], settled: Settled): Taken | undefined {
  const width = countWhile(cells, ({ text }) => amountColumnOf(text) !== undefined)
  const [first] = cells
  if (width < 2 || !first) return undefined
  // One more column, such as 原因, whose cell may stand behind any line.
  const isMore = (at: number) => amountLineOf(cells[at]?.text ?? '') !== undefined
  const titles = cells.slice(0, !isMore(width) && isMore(width + 1) ? width + 1 : width)
  const blank = { ...first, text: '' }
  const rows: (PlacedCell | undefined)[][] = [[blank, ...titles]]
  const others: PlacedCell[][] = []
  const filled = (line: readonly PlacedCell[]) =>
    line.length === 1 + width ? [...line, ...titles.slice(width).map(() => blank)] : [...line]
  let at = titles.length
  while (at < cells.length) {
    const label = cells[at]
    const figures = countWhile(cells.slice(at + 1), isFigure)
    const line = cells.slice(at, at + 1 + figures)
    if (isMore(at) && figures > 0 && figures < width) {
      rows.push([together(line)])
    } else if (isMore(at) || (figures === width && label && !isLabel(label, settled))) rows.push(filled(line))
    else if (figures === 0 && at > titles.length && isMore(at + 1)) others.push(line)
    else break
    at += 1 + figures
  }
  return { rows: [...rows, ...others], count: at }
}

function isFigure({ text }: PlacedCell): boolean {
  return /^[-—–/\d.,%％]*$|^[\d.,]+(万元|万|元)$/.test(text)
}

/** Cells of which nobody knows which is which, as one that no label is for. */
function together(cells: readonly PlacedCell[]): PlacedCell | undefined {
  const [first] = cells
  return first && { ...first, text: cells.map(({ text }) => text).join(' | ') }
}

/** Labels, and the values behind them: one of the last label, or as many as there are labels. */
function takeValues(cells: readonly PlacedCell[], labels: number, settled: Settled): Taken {
  const head = cells.slice(0, labels)
  const behind = cells.slice(labels)
  const found = behind.slice(
    0,
    countWhile(behind, (cell) => !isLabel(cell, settled) && !isNextNumbered(cell, head)),
  )
  const count = labels + found.length
  const titles = sideBySide(head, settled)
  const values = found.filter(({ text }) => text !== '')
  const last = head.at(-1)
  const before = head.slice(0, -1).map((cell) => [cell])
  if (titles.length >= 2 && found.length === titles.length) return { rows: [titles, [...found]], count }
  const isSeveral = titles.filter(({ text }) => isLong(fieldOf(text, settled))).length > 1
  if (isSeveral || areOfTwoGoals(head, values, settled) || (values[0] && looksLikeLabel(values[0].text)))
    return { rows: [[...head], ...values.map((cell) => beside(cell, head.length))], count }
  const [value] = values
  if (last && value && isLong(fieldOf(last.text, settled)))
    return {
      rows: [...before, [last, { ...value, text: values.map(({ text }) => text).join('\n') }]],
      count,
    }
  return { rows: [...before, [last, ...found]], count }
}

/**
 * Whether several texts may be the goals of several labels, of the whole project and of the year, and not paragraphs of the last
 * one's: no more than there are labels, and not numbered.
 */
function areOfTwoGoals(
  head: readonly PlacedCell[],
  values: readonly PlacedCell[],
  settled: Settled,
): boolean {
  const keys = head.map(({ text }) => fieldOf(text, settled))
  const goals = keys.filter((key) => key === keys.at(-1)).length
  const isOfOne = values.some(({ text }) => numbered.test(text))
  return isLong(keys.at(-1)) && values.length > 1 && values.length <= goals && !isOfOne
}

/** How the points of one goal begin. */
export const numbered = /^(目标|任务)?[\d一二三四五六七八九十]+[、.．：:)）]|^[（(][\d一二三四五六七八九十]/

/** The labels that stand side by side: no group's, and of those of one field the last, which the others head. */
function sideBySide(head: readonly PlacedCell[], settled: Settled): PlacedCell[] {
  const named = head.filter(({ text }) => !isGroup(text))
  const keyOf = ({ text }: PlacedCell) => fieldOf(text, settled)
  return named.filter((cell, index) => {
    const key = keyOf(cell)
    return key === undefined || !named.slice(index + 1).some((other) => keyOf(other) === key)
  })
}

/** Whether a cell goes on with the numbers of labels: behind `1.目标完成情况` stands `2.实施内容`. */
function isNextNumbered({ text }: PlacedCell, head: readonly PlacedCell[]): boolean {
  const numberOf = (said: string) => Number(/^(\d{1,2})[.、．](?!\d)/.exec(said)?.[1] ?? Number.NaN)
  return (
    text.length <= 20 &&
    !/[。；;]/.test(text) &&
    head.some((label) => numberOf(label.text) + 1 === numberOf(text))
  )
}

/** Whether a text is likelier another label, that nobody knows, than the value of the label before it. */
export function looksLikeLabel(text: string): boolean {
  return /^[^\d，。；、：:]{0,10}(电话|联系方式|联系人|负责人|编码|代码|属性|类别|起止时间|依据|概况)[:：]?$/.test(
    text,
  )
}

/** A cell behind those of the row above, so that none of them heads it. */
function beside(cell: PlacedCell, width: number): PlacedCell[] {
  return [...Array.from({ length: width }, () => ({ ...cell, text: '' })), cell]
}

function countWhile(cells: readonly PlacedCell[], holds: (cell: PlacedCell) => boolean): number {
  const end = cells.findIndex((cell) => !holds(cell))
  return end < 0 ? cells.length : end
}

function inColumns(cells: readonly PlacedCell[]): Row {
  return { place: cells[0]?.place ?? '', cells: cells.map((cell, column) => ({ ...cell, column })) }
}
