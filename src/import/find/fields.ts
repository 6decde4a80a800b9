import { type FoundForm, noteLabel } from './form.ts'
import {
  amountColumnOf,
  amountLineOf,
  bareLabel,
  fieldOf,
  isGroup,
  isLong,
  type Settled,
  unlabelled,
} from './labels.ts'
import { cellAt, type PlacedCell, type Row } from './rows.ts'
import { oneLine, prose } from './words.ts'

/** The fields that are amounts, whose text may name the unit. */
const amounts = new Set([
  ...['预算数', '财政资金', '上年结转', '其他资金'],
  ...['中期资金.资金总额', '中期资金.财政拨款', '中期资金.其他资金'],
])

/** Titles over the cells of the next rows: `3月底 | 6月底 | …`. */
export interface Heads {
  fields: { key: string; column: number }[]
  /** The titles of a funding block, whose lines have labels of their own. */
  crossed: boolean
}

/**
 * Takes a row of labels and values into `form`: a value stands behind its label, in the same cell behind a colon, in the
 * row below a row of labels alone, or where a line and a column of a funding block cross.
 * @returns the titles over the next row's cells, where there are some
 */
export function readFields(
  row: Row,
  heads: Heads | undefined,
  form: FoundForm,
  settled: Settled,
): Heads | undefined {
  const labelOf = (cell: PlacedCell) => (cell.text === '' ? undefined : fieldOf(cell.text, settled))
  const said = row.cells.filter((cell) => cell.text !== '')
  if (heads?.crossed && readLine(row, heads, form)) return heads
  const crossed = crossedHeads(row, said, form)
  if (crossed) return crossed
  const labels = said.filter((cell) => labelOf(cell) !== undefined)
  if (heads && !heads.crossed && labels.length === 0) {
    readBelow(row, heads, form)
    return undefined
  }
  if (
    labels.length >= 2 &&
    isDense(row) &&
    said.every((cell) => labelOf(cell) !== undefined || isGroup(cell.text))
  ) {
    for (const cell of said) addLabel(cell, form)
    return {
      fields: lastOfEach(labels.map((cell) => ({ key: labelOf(cell) ?? '', column: cell.column }))),
      crossed: false,
    }
  }
  if (labels.length === 0 && readUnlabelled(row, form)) return undefined
  readPairs(row, labelOf, form)
  return undefined
}

/** Values behind their labels. Of two totals in a row the first is the midterm's, and so are the parts below it (88号). */
function readPairs(row: Row, labelOf: (cell: PlacedCell) => string | undefined, form: FoundForm) {
  const keys = row.cells.map(labelOf)
  for (let index = 0; index < row.cells.length; index++) {
    const cell = row.cells[index]
    if (!cell || cell.text === '') continue
    const key = keys[index]
    if (key === undefined) readRest(cell, form)
    else if (key === '总分') return readTotal(row.cells.slice(index), form)
    else if (readInline(cell, key, form)) continue
    else {
      addLabel(cell, form)
      const value = row.cells[index + 1]
      if (!value || keys[index + 1] !== undefined || value.above !== undefined) continue
      const isFirst = keys.indexOf(key, index + 1) > 0
      const midterm = isFirst && (key === '预算数' || form.fields.has('中期资金.资金总额'))
      setField(midterm ? `中期资金.${midtermNames[key] ?? key}` : key, value, form)
      index++
    }
  }
}

/** What the fields of the midterm are called that the year has under another name. */
const midtermNames: Readonly<Record<string, string>> = { 预算数: '资金总额', 财政资金: '财政拨款' }

/** `总分 | 100 | 98.5`: the full marks, which the form prints, and the score. */
function readTotal(cells: readonly PlacedCell[], form: FoundForm) {
  const [label, ...rest] = cells.filter(({ text }) => text !== '')
  const score = rest.pop()
  if (label) addLabel(label, form)
  for (const { text, place } of rest) form.runs.push({ text, place, fate: 'label' })
  if (score) setField('总分', score, form)
}

/** A row of the titles of a funding block. */
function crossedHeads(row: Row, said: readonly PlacedCell[], form: FoundForm): Heads | undefined {
  const titles = said.filter((cell) => amountColumnOf(cell.text) !== undefined)
  const others = said.filter((cell) => !titles.includes(cell))
  if (titles.length < 2 || !others.every((cell) => isGroup(cell.text))) return undefined
  for (const cell of row.cells) if (cell.text !== '') addLabel(cell, form)
  const fields = titles.map((cell) => ({ key: amountColumnOf(cell.text) ?? '', column: cell.column }))
  return { fields, crossed: true }
}

/** A line of a funding block. */
function readLine(row: Row, { fields }: Heads, form: FoundForm): boolean {
  const label = row.cells.find(({ text }) => text !== '')
  const line = label && amountLineOf(label.text)
  if (!label || line === undefined) return false
  addLabel(label, form)
  for (const { key, column } of fields) {
    const cell = cellAt(row, column)
    // A dash stands where the form wants no amount.
    if (cell && /^[-—–/]+$/.test(cell.text))
      form.runs.push({ text: cell.text, place: cell.place, fate: 'label' })
    else if (cell && cell !== label) setField(`${line}.${key}`, cell, form)
  }
  return true
}

/** Whether no cell between the labels is blank, as a value could be. */
function isDense({ cells }: Row): boolean {
  return cells.every((cell, index) => cell.text !== '' || (index === 0 && cell.above !== undefined))
}

/** Where a group's label is that of a field too (总体目标 over 年度目标), the last one has the value. */
function lastOfEach(fields: Heads['fields']): Heads['fields'] {
  return fields.filter(({ key }, index) => !fields.slice(index + 1).some((other) => other.key === key))
}

function readBelow(row: Row, { fields }: Heads, form: FoundForm) {
  const used = new Set<PlacedCell>()
  for (const { key, column } of fields) {
    const cell = cellAt(row, column)
    if (!cell || cell.above !== undefined) continue
    used.add(cell)
    setField(key, cell, form)
  }
  for (const cell of row.cells) if (!used.has(cell) && cell.text !== '') readRest(cell, form)
}

/** A row that only its group's label tells the meaning of (河北：预算规模及资金用途). */
function readUnlabelled(row: Row, form: FoundForm): boolean {
  const said = row.cells.filter((cell) => cell.text !== '')
  const [value] = said
  const key = unlabelled[form.group ?? '']
  if (said.length !== 1 || !value || key === undefined || form.fields.has(key)) return false
  if (row.cells[0] === value) return false
  setField(key, value, form)
  return true
}

/** `财政拨款：6.50`: a label with its value behind a colon. */
function readInline(cell: PlacedCell, key: string, form: FoundForm): boolean {
  const [, label = '', value = ''] = /^([^:：]+[:：])\s*([\s\S]+)$/.exec(cell.text) ?? []
  if (value === '' || label.includes('其中')) return false
  form.labels.add(bareLabel(label))
  form.runs.push({ text: label, place: cell.place, fate: 'label' })
  setField(key, { ...cell, text: value }, form)
  return true
}

function readRest(cell: PlacedCell, form: FoundForm) {
  if (isGroup(cell.text)) addLabel(cell, form)
  else form.runs.push({ text: cell.text, place: cell.place, fate: 'unknown' })
}

/** A label, and the years that 中期目标 has in brackets. */
function addLabel(cell: PlacedCell, form: FoundForm) {
  const [, label = '', years = '', end = ''] = /^(\s*中期目标\s*[(（])(.+)([)）]\s*)$/s.exec(cell.text) ?? []
  if (years === '') return noteLabel(cell, form)
  noteLabel({ ...cell, text: label }, form)
  form.runs.push({ text: end, place: cell.place, fate: 'label' })
  setField('中期年限', { ...cell, text: years }, form)
}

/** Takes a value; a second one for the same field refuses the form, unless it says the same. */
export function setField(key: string, cell: PlacedCell, form: FoundForm): void {
  const text = isLong(key) ? prose(cell.text) : oneLine(cell.text)
  const [, number = text, unit] = amounts.has(key) ? (/^([\d,.]+)\s*(万?元|万)$/.exec(text) ?? []) : []
  const earlier = form.fields.get(key)
  if (earlier !== undefined && earlier !== number) {
    form.runs.push({ text: cell.text, place: cell.place, fate: 'unknown' })
    form.refusals.push({
      place: cell.place,
      message: `“${key}”有两个值：“${earlier}”和“${number}”，分不清用哪个`,
      fix: '在原文件里留下正确的一个，或分成两张表',
    })
    return
  }
  if (unit) form.moneyUnit ??= unit === '元' ? '元' : '万元'
  form.fields.set(key, number)
  form.runs.push({ text: number === text ? cell.text : number, place: cell.place, fate: 'content' })
  if (unit) form.runs.push({ text: unit, place: cell.place, fate: 'label' })
}
