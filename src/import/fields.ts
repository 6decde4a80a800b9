import type { FoundForm } from './form.ts'
import { bareLabel, fieldOf, isGroup, moneyUnitIn, type Settled, unlabelled } from './labels.ts'
import { cellAt, type PlacedCell, type Row } from './rows.ts'
import { oneLine, prose } from './words.ts'

const longFields = new Set(['资金用途', '绩效目标'])

/** The fields that are amounts, whose label may name the unit. */
const amounts = new Set(['预算数', '财政资金', '上年结转', '其他资金'])

/** Titles over the cells of the next row: `3月底 | 6月底 | …`. */
export interface Heads {
  fields: { key: string; column: number }[]
}

/**
 * Takes a row of labels and values into `form`: a value stands behind its label, in the same cell behind a colon, or in
 * the row below a row of labels alone.
 * @returns the titles over the next row's cells, where this row is one of labels alone
 */
export function readFields(
  row: Row,
  heads: Heads | undefined,
  form: FoundForm,
  settled: Settled,
): Heads | undefined {
  const labelOf = (cell: PlacedCell) => (cell.text === '' ? undefined : fieldOf(cell.text, settled))
  const labels = row.cells.filter((cell) => labelOf(cell) !== undefined)
  if (heads && labels.length === 0) {
    readBelow(row, heads, form)
    return undefined
  }
  const said = row.cells.filter((cell) => cell.text !== '')
  const onlyLabels =
    labels.length >= 2 &&
    said.every((cell) => labelOf(cell) !== undefined || isGroup(cell.text)) &&
    isDense(row)
  if (onlyLabels) {
    for (const cell of said) addLabel(cell, form)
    return { fields: labels.map((cell) => ({ key: labelOf(cell) ?? '', column: cell.column })) }
  }
  if (labels.length === 0 && readUnlabelled(row, form)) return undefined
  for (let index = 0; index < row.cells.length; index++) {
    const cell = row.cells[index]
    if (!cell || cell.text === '') continue
    const key = labelOf(cell)
    if (key === undefined) readRest(cell, form)
    else if (readInline(cell, key, form)) continue
    else {
      addLabel(cell, form)
      const value = row.cells[index + 1]
      if (!value || labelOf(value) !== undefined || value.above !== undefined) continue
      setField(key, value, form)
      index++
    }
  }
  return undefined
}

/** Whether no cell between the labels is blank, as a value could be. */
function isDense({ cells }: Row): boolean {
  return cells.every((cell, index) => cell.text !== '' || (index === 0 && cell.above !== undefined))
}

function readBelow(row: Row, { fields }: Heads, form: FoundForm) {
  const used = new Set<PlacedCell>()
  for (const { key, column } of fields) {
    const cell = cellAt(row, column)
    if (!cell) continue
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

function addLabel(cell: PlacedCell, form: FoundForm) {
  form.labels.add(bareLabel(cell.text))
  form.runs.push({ text: cell.text, place: cell.place, fate: 'label' })
  form.moneyUnit ??= moneyUnitIn(cell.text)
  if (isGroup(cell.text)) form.group = bareLabel(cell.text)
}

/** Takes a value; a second one for the same field refuses the form, unless it says the same. */
export function setField(key: string, cell: PlacedCell, form: FoundForm): void {
  const text = longFields.has(key) ? prose(cell.text) : oneLine(cell.text)
  const [, number = text, unit] = amounts.has(key) ? (/^([\d,.]+)\s*(万?元)$/.exec(text) ?? []) : []
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
  if (unit === '万元' || unit === '元') form.moneyUnit ??= unit
  form.fields.set(key, number)
  form.runs.push({ text: number === text ? cell.text : number, place: cell.place, fate: 'content' })
  if (unit) form.runs.push({ text: unit, place: cell.place, fate: 'label' })
}
