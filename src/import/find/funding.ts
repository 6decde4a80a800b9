import { account, type FoundForm } from './found-form.ts'
import { type Heads, headsBelow, isLabel, noteTitle, pathOf } from './heads-below.ts'
import { amountColumnOf, amountLineOf, type Settled } from './labels.ts'
import { cellAt, endOf, type PlacedCell, type Row, saidIn } from './rows.ts'
import { setField } from './set-field.ts'

/** A row of the titles of a funding block; what stands before them heads their lines. */
export function fundingHeads(row: Row, isLoose: boolean): Heads | undefined {
  const said = saidIn(row)
  const first = said.findIndex((cell) => amountColumnOf(cell.text) !== undefined)
  const titles = said.slice(first)
  const known = titles.flatMap((cell) => {
    const key = amountColumnOf(cell.text)
    return key === undefined ? [] : [{ key, cell }]
  })
  const isAll = known.length === titles.length && titles.length > 1
  if (first < 0 || (!isAll && known.length < 3)) return undefined
  const path = [...pathOf(row), ...said.slice(0, first).map(({ text }) => text)]
  return { titles: known, crossed: true, path, ...(isLoose && { order: titles }) }
}

/** A line of a funding block that nobody knows, such as 财政专户管理资金: it is asked for, and the next ones go on. */
export function isStrangeLine(row: Row, { titles, order }: Heads, settled: Settled): boolean {
  const [label, ...amounts] = row.cells.filter(({ above }) => above === undefined)
  const start = Math.min(...titles.map(({ cell }) => cell.column))
  if (order) return amounts.length > 1 && amounts.every(({ text }) => /^[-—–/\d.,%]*$/.test(text))
  if (!label || label.text === '' || endOf(label) > start || isLabel(label, settled)) return false
  return titles.every(({ cell }) => {
    const amount = amounts.find((one) => one.column === cell.column)
    return amount !== undefined && /^[-—–/\d.,%]*$/.test(amount.text)
  })
}

/** The cell of a line below a title: where only the order of cells is known, as far behind the line's label as the title is the first. */
function cellUnder(title: PlacedCell, row: Row, label: PlacedCell, { order }: Heads): PlacedCell | undefined {
  if (!order) return cellAt(row, title.column)
  return row.cells[row.cells.indexOf(label) + 1 + order.indexOf(title)]
}

/** Whether a line has other cells behind its label than one for each title, so that nobody can tell which is whose. */
function isUneven({ cells }: Row, label: PlacedCell, { titles, order }: Heads): boolean {
  const behind = cells.slice(cells.indexOf(label) + 1)
  const last = behind.findLastIndex(({ text }) => text !== '')
  if (order === undefined || last < 0) return false
  // A column of words behind the amounts, such as 原因, may be absent.
  const isOne = behind.length === titles.length && titles.every(({ cell }, index) => cell === order[index])
  return !isOne && (last >= order.length || behind.length < order.length)
}

/** A line of a funding block. */
export function readLine(row: Row, heads: Heads, form: FoundForm): boolean {
  const { titles, path } = heads
  const label = saidIn(row)[0]
  const line = label && amountLineOf(label.text)
  if (!label || line === undefined || isUneven(row, label, heads)) return false
  noteTitle(label, form)
  for (const { key, cell: title } of titles) {
    const cell = cellUnder(title, row, label, heads)
    // A dash stands where the form wants no amount.
    if (cell && /^[-—–/]+$/.test(cell.text)) account(cell, 'label', form)
    else if (cell && cell !== label && cell.above === undefined)
      setField(`${line}.${key}`, cell, [...path, label.text, title.text], form)
  }
  return true
}

/** The titles over the rows below one that a known form tells: those of a funding block go on over its lines. */
export function headsBelowKnown(
  row: Row,
  next: Row | undefined,
  heads: Heads | undefined,
  { settled, isLoose }: { settled: Settled; isLoose: boolean },
): Heads | undefined {
  const [label] = saidIn(row)
  if (heads?.crossed && label && amountLineOf(label.text) !== undefined) return heads
  return fundingHeads(row, isLoose) ?? headsBelow(row, next, settled)
}
