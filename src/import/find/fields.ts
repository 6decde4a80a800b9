import { account, type FoundForm, noteLabel } from './found-form.ts'
import { fundingHeads, isStrangeLine, readLine } from './funding.ts'
import { type Heads, headsBelow, isLabel, noteTitle, pathOf } from './heads-below.ts'
import { unlabelled } from './label-words.ts'
import {
  fieldOf,
  isGroup,
  isLong,
  isNote,
  isSignature,
  isWhole,
  moneyUnitIn,
  type Settled,
} from './labels.ts'
import { prose } from './one-line.ts'
import { cellAt, endOf, isBelow, isReaching, type PlacedCell, type Row, saidIn } from './rows.ts'
import { midtermOf, setField } from './set-field.ts'
import { numbered } from './stream.ts'
import { isTotal, readTotal } from './total.ts'
import { captionParts, isMoneyLine } from './unit-line.ts'

/*
 * Outside blocks, a value stands behind its label, in the same cell behind a colon, in the row below a row of labels, or
 * where a line and a column of labels cross. Which of these it is, the raster tells: a cell that heads the cell below it, or
 * reaches down beside rows, is no value.
 */

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
  const crossed = fundingHeads(row, isLoose)
  if (!crossed && heads && !heads.crossed && readBelow(row, heads, form, settled, isLoose)) return undefined
  const below = crossed ?? headsBelow(row, next, settled)
  for (const cell of below ? saidIn(row) : []) noteTitle(cell, form)
  if (below) return below
  const isRead =
    (!isLoose && readParagraph(row, form, settled)) || readUnlabelled(row, form, settled, isLoose)
  if (!isRead) readPairs(row, form, settled)
  return undefined
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

/** A row of one of the paragraphs beside a label that reaches down: each goal is in a row of its own. */
function readParagraph(row: Row, form: FoundForm, settled: Settled): boolean {
  const [value, ...others] = saidIn(row).filter((cell) => !isReaching(cell, row))
  const label = row.cells.find((cell) => value && endOf(cell) === value.column && cell.rowSpan > 1)
  const key = label && fieldOf(label.above ?? label.text, settled)
  if (!value || !label || others.length > 0 || key === undefined || !isLong(key)) return false
  if (!/[\d，。；、]/.test(value.text) || fieldOf(value.text, settled) !== undefined) return false
  if (label.above === undefined) {
    noteTitle(label, form)
    setField(key, value, [label.text], form)
  } else {
    form.fields.set(key, [form.fields.get(key), prose(value.text)].filter(Boolean).join('\n'))
    account(value, 'content', form)
  }
  return true
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
      else if (key && !isAfterUnknown(own, index, settled)) readInline(cell, key, path, form, settled)
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

/** `财政拨款：6.50`: a label with its value behind a colon; others may stand behind that in the same cell. */
function readInline(
  cell: PlacedCell,
  key: string,
  path: readonly string[],
  form: FoundForm,
  settled: Settled,
) {
  const keyOf = (part: string) => (isWhole(part) ? undefined : fieldOf(part, settled))
  const begins = (part: string) =>
    keyOf(part) !== undefined || isSignature(part) || isNote(part) || isMoneyLine(part)
  const joined: string[] = []
  for (const part of isLong(key) ? [cell.text] : captionParts(cell.text))
    if (joined.length === 0 || begins(part)) joined.push(part)
    else joined.push(joined.pop() + part)
  for (const text of joined) {
    const [, label = '', value = ''] = /^((?:其中\s*[:：])?[^:：]+[:：])\s*([\s\S]+)$/.exec(text) ?? []
    const own = text === joined[0] ? key : keyOf(text)
    if (value === '') continue
    form.placed.add(cell)
    if (own === undefined) {
      form.moneyUnit ??= moneyUnitIn(text)
      account({ ...cell, text }, isMoneyLine(text) ? 'label' : 'unknown', form)
    } else {
      noteLabel({ ...cell, text: label }, form)
      setField(own, { ...cell, text: value }, [...path, label], form)
    }
  }
}
