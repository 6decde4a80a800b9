import { account, type FoundForm, noteLabel } from './found-form.ts'
import { unlabelled } from './label-words.ts'
import { amountColumnOf, amountLineOf, fieldOf, isGroup, isLong, isWhole, type Settled } from './labels.ts'
import { cellAt, endOf, type PlacedCell, type Row, saidIn } from './rows.ts'
import { midtermOf, setField } from './set-field.ts'
import { numbered } from './stream.ts'
import { isTotal, readTotal } from './total.ts'

/*
 * Outside blocks, a value stands behind its label, in the same cell behind a colon, in the row below a row of labels, or
 * where a line and a column of labels cross. Which of these it is, the raster tells: a cell that heads the cell below it, or
 * reaches down beside rows, is no value.
 */

/** Titles over the cells of the next rows: `3月底 | 6月底 | …`. */
export interface Heads {
  titles: { key: string; cell: PlacedCell }[]
  /** The titles of a funding block, whose lines have labels of their own. */
  crossed: boolean
  /** The labels that they stand under. */
  path: string[]
  /** How many cells their row has. */
  width?: number
  /** All titles of a funding block in a table of which only the order of cells is known. */
  order?: PlacedCell[]
}

/**
 * Takes a row of labels and values into `form`. What of it stays without a place is left to the caller.
 * @returns the titles over the next row's cells, where there are some
 */
export function readFields(
  row: Row,
  next: Row | undefined,
  heads: Heads | undefined,
  form: FoundForm,
  { settled, isLoose }: { settled: Settled; isLoose: boolean },
): Heads | undefined {
  if (heads?.crossed && (readLine(row, heads, form) || isStrangeLine(row, heads, settled))) return heads
  const crossed = crossedHeads(row, form, isLoose)
  if (crossed) return crossed
  if (heads && !heads.crossed && readBelow(row, heads, form, settled, isLoose)) return undefined
  const below = headsBelow(row, next, form, settled)
  if (below) return below
  if (!readUnlabelled(row, form, settled, isLoose)) readPairs(row, form, settled)
  return undefined
}

/** The labels of the groups that a row stands in: cells that reach down beside it. */
function pathOf(row: Row): string[] {
  return row.cells.flatMap((cell) => cell.above ?? (isReaching(cell, row) ? [cell.text] : []))
}

/** Whether a cell reaches further down than those behind it, and so heads the rows beside it. */
function isReaching(cell: PlacedCell, { cells }: Row): boolean {
  const behind = cells.filter((other) => other.column >= endOf(cell) && other.above === undefined)
  return cell.rowSpan > 1 && behind.length > 0 && behind.every(({ rowSpan }) => rowSpan < cell.rowSpan)
}

function isLabel(cell: PlacedCell, settled: Settled): boolean {
  return isWhole(cell.text) && (fieldOf(cell.text, settled) !== undefined || isGroup(cell.text))
}

/** A row of the titles of a funding block; what stands before them heads their lines. */
function crossedHeads(row: Row, form: FoundForm, isLoose: boolean): Heads | undefined {
  const said = saidIn(row)
  const first = said.findIndex((cell) => amountColumnOf(cell.text) !== undefined)
  const titles = said.slice(first)
  const known = titles.flatMap((cell) => {
    const key = amountColumnOf(cell.text)
    return key === undefined ? [] : [{ key, cell }]
  })
  const isAll = known.length === titles.length && titles.length > 1
  if (first < 0 || (!isAll && known.length < 3)) return undefined
  for (const cell of said) noteTitle(cell, form)
  const path = [...pathOf(row), ...said.slice(0, first).map(({ text }) => text)]
  return { titles: known, crossed: true, path, ...(isLoose && { order: titles }) }
}

/** A line of a funding block that nobody knows, such as 财政专户管理资金: it is asked for, and the next ones go on. */
function isStrangeLine(row: Row, { titles, order }: Heads, settled: Settled): boolean {
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
function readLine(row: Row, heads: Heads, form: FoundForm): boolean {
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

/**
 * A row of labels over a row of values: each value begins below a label, and no cell of either row can be a label's value in
 * its own row. One label alone heads the cell below it only beside a group, or where both reach as far.
 */
function headsBelow(row: Row, next: Row | undefined, form: FoundForm, settled: Settled): Heads | undefined {
  const said = saidIn(row)
  const own = said.filter((cell) => !isReaching(cell, row))
  const labels = own.filter((cell) => fieldOf(cell.text, settled) !== undefined && isWhole(cell.text))
  const values = next ? saidIn(next) : []
  const stands = values.every((cell) => own.some((head) => isBelow(cell, head)))
  if (labels.length === 0 || !next || !stands || values.some((cell) => isLabel(cell, settled)))
    return undefined
  const isAll = own.every((cell) => isLabel(cell, settled))
  const hasGap = row.cells.some((cell, index) => index > 0 && cell.text === '' && cell.above === undefined)
  const isBare = isAll && (own.length > 1 ? !hasGap || values.length > 0 : isAlone(own[0], row, next))
  if (!isBare && !headsValue(own, settled)) return undefined
  for (const cell of said) noteTitle(cell, form)
  const titles = labels.map((cell) => ({ key: fieldOf(cell.text, settled) ?? '', cell }))
  return { titles: lastOfEach(titles), crossed: false, path: pathOf(row), width: row.cells.length }
}

function isBelow(cell: PlacedCell, head: PlacedCell): boolean {
  return head.column <= cell.column && cell.column < endOf(head)
}

/** Whether a label has no cell beside it in its row, and one below it that reaches as far. */
function isAlone(label: PlacedCell | undefined, { cells }: Row, next: Row): boolean {
  const [value, ...others] = saidIn(next)
  const isLast = label !== undefined && cells.every((cell) => cell.column <= label.column)
  return isLast && value !== undefined && others.length === 0 && endOf(value) === endOf(label)
}

/** Whether a known label stands where the value of an unknown one would: then both head what is below them. */
function headsValue(own: readonly PlacedCell[], settled: Settled): boolean {
  return (
    own.length > 1 &&
    own.some((cell, index) => index % 2 === 1 && isLabel(cell, settled)) &&
    own.every(
      (cell) =>
        isLabel(cell, settled) || (cell.text.length <= 20 && isWhole(cell.text) && !/\d$/.test(cell.text)),
    )
  )
}

/** Where a group's label is that of a field too (总体目标 over 年度目标), the last one has the value. */
function lastOfEach(titles: Heads['titles']): Heads['titles'] {
  const isLast = ({ key }: Heads['titles'][number], index: number) => {
    const twin = midtermOf(key)
    const isTwice = titles.filter((other) => other.key === key).length
    return isTwice === 1 || twin !== undefined || !titles.slice(index + 1).some((other) => other.key === key)
  }
  return titles.filter(isLast)
}

function readBelow(
  row: Row,
  { titles, path, width }: Heads,
  form: FoundForm,
  settled: Settled,
  isLoose: boolean,
): boolean {
  const said = saidIn(row)
  if (said.some((cell) => isLabel(cell, settled))) return false
  // The cell of a group that goes on from above is not there where only the order of cells is known.
  if (isLoose && row.cells.length !== width) {
    const isLast = ({ key }: Heads['titles'][number], index: number) =>
      !titles.slice(index + 1).some((other) => other.key === key)
    const own = said.length === titles.length ? titles : titles.filter(isLast)
    if (said.length !== own.length || !own.every(({ key }) => isLong(key))) return false
    // Sentences that a space parts may be the goals of two labels.
    if (own.length < titles.length && said.some(({ text }) => hasParts(text))) return false
    for (const [index, { key, cell: title }] of own.entries())
      if (said[index]) setField(key, said[index], [...path, title.text], form)
    return true
  }
  const isPlaced = (cell: PlacedCell) => titles.some((title) => isBelow(cell, title.cell))
  if (said.length > 0 && !said.some(isPlaced)) return false
  for (const { key, cell: title } of titles) {
    const cell = cellAt(row, title.column)
    if (!cell || cell.above !== undefined || !isBelow(cell, title)) continue
    if (cell.text !== '' || !form.fields.has(key)) setField(key, cell, [...path, title.text], form)
  }
  return true
}

function hasParts(text: string): boolean {
  const [, ...parts] = text.split(/(?<=[。；;]) +/)
  return parts.length > 0 && !parts.some((part) => numbered.test(part))
}

/** A row that only its group's label tells the meaning of (河北：预算规模及资金用途). */
function readUnlabelled(row: Row, form: FoundForm, settled: Settled, isLoose: boolean): boolean {
  const said = saidIn(row)
  const [value] = said
  const key = unlabelled[form.group ?? '']
  if (said.length !== 1 || !value || key === undefined || form.fields.has(key)) return false
  if ((row.cells[0] === value && !isLoose) || isLabel(value, settled)) return false
  setField(key, value, [form.group ?? ''], form)
  return true
}

/** Values behind their labels. Of two labels alike in a row, the first is the midterm's (88号). */
function readPairs(row: Row, form: FoundForm, settled: Settled) {
  const path = pathOf(row)
  const own = row.cells.filter(({ above }) => above === undefined)
  const keyOf = (cell: PlacedCell | undefined) => (cell ? fieldOf(cell.text, settled) : undefined)
  let label: PlacedCell | undefined
  for (const [index, cell] of own.entries()) {
    if (label && cell.text === '' && isValueBehind(own.slice(index), settled)) continue
    if (label && !isLabel(cell, settled)) {
      const value = label
      label = undefined
      const key = keyOf(value) ?? (isTotal(value, form) ? '总分' : undefined)
      const isMidterm = own.slice(index + 1).some((other) => isWhole(other.text) && keyOf(other) === key)
      const at = (isMidterm && key && midtermOf(key)) || key
      if (key === '总分') return readTotal(own.slice(index), keyOf(value) === undefined, form)
      if (at) setField(at, cell, [...path, value.text], form)
    } else if (cell.text !== '') {
      label = undefined
      const key = keyOf(cell)
      if (isLabel(cell, settled) || isTotal(cell, form)) {
        noteTitle(cell, form)
        if ((key || isTotal(cell, form)) && !isReaching(cell, row)) label = cell
      } else if (isReaching(cell, row)) noteTitle(cell, form)
      else if (key && !isAfterUnknown(own, index, settled)) readInline(cell, key, path, form)
    }
  }
}

/**
 * Whether the last cell of a row is the value of the label before, though blanks part them, as where merged cells were taken
 * apart; bare words may be the next label, and a label with its own value behind a colon is none.
 */
function isValueBehind(cells: readonly PlacedCell[], settled: Settled): boolean {
  const [value, ...others] = cells.filter(({ text }) => text !== '')
  if (!value || others.length > 0) return false
  return /[\d。；，]/.test(value.text) && fieldOf(value.text, settled) === undefined
}

/** Whether a cell stands behind one that nobody knows, and may be its value whatever it begins with. */
function isAfterUnknown(own: readonly PlacedCell[], index: number, settled: Settled): boolean {
  const before = own[index - 1]
  if (!before || before.text === '' || before.rowSpan > 1) return false
  return fieldOf(before.text, settled) === undefined && !isGroup(before.text)
}

/** `财政拨款：6.50`: a label with its value behind a colon. */
function readInline(cell: PlacedCell, key: string, path: readonly string[], form: FoundForm) {
  const [, label = '', value = ''] = /^((?:其中\s*[:：])?[^:：]+[:：])\s*([\s\S]+)$/.exec(cell.text) ?? []
  if (value === '') return
  form.placed.add(cell)
  noteLabel({ ...cell, text: label }, form)
  setField(key, { ...cell, text: value }, [...path, label], form)
}

/** A label, and the years that 中期目标 has in brackets. */
function noteTitle(cell: PlacedCell, form: FoundForm) {
  const [, label = '', years = '', end = ''] =
    /^(.*(?:中期|实施期|项目总).*目标\s*[(（])(.*年.*)([)）]\s*)$/s.exec(cell.text) ?? []
  if (years === '') return noteLabel(cell, form)
  form.placed.add(cell)
  noteLabel({ ...cell, text: label }, form)
  setField('中期年限', { ...cell, text: years }, [label], form)
  account({ ...cell, text: end }, 'label', form)
}
