import type { MoneyUnit } from '../../model/money.ts'
import { toHalfWidth } from '../../model/text.ts'
import { isAmountField } from './amount-fields.ts'
import { account, type FoundForm, isBlankForm, type Origin } from './found-form.ts'
import { fieldOf, isLong, moneyUnitIn, strangeUnitIn } from './labels.ts'
import { type Row, saidIn } from './rows.ts'
import { setField } from './set-field.ts'
import { unitCaption, unitLine } from './title-patterns.ts'

/** The line above a form: who, and the unit of its amounts. */
export function readUnitLine(row: Row, form: FoundForm): boolean {
  const said = saidIn(row)
  const isUnitLine =
    said.some(({ text }) => isMoneyLine(text)) ||
    said.every(({ text }) => captionsIn(text)) ||
    unitLine.test(row.cells[0]?.text ?? '')
  if (!isUnitLine || !isBlankForm(form)) return false
  for (const cell of said) {
    const [, unit, name] = unitLine.exec(cell.text) ?? []
    const captions = captionsIn(cell.text)
    const money = moneyUnitIn(cell.text)
    if (unit && name) {
      Object.assign(form, { unit, unitName: name.trim() })
      account(cell, 'content', form)
    } else if (captions) {
      form.placed.add(cell)
      noteCaptions(captions, cell.place, form)
    } else if (money) {
      form.moneyUnit = money
      account(cell, 'label', form)
    }
  }
  return true
}

/** Whether a text says in what unit the amounts of a form are, and is no label of some of them: `项目资金（单位：元）`. */
export function isMoneyLine(text: string): boolean {
  if (/^[^(（]*(资金|预算|金额|拨款|经费|来源|收入|支出)[^(（表]*[(（]/.test(text)) return false
  return /^[^，。；]{0,30}单位[:：]\s*(人民币)?万?元/.test(text) && moneyUnitIn(text) !== undefined
}

/** What a line above a form says: whose it is, of what year, in what unit; its parts, and what became of each. */
export interface Captions {
  unitName?: string
  moneyUnit?: MoneyUnit
  strangeUnit?: string
  year?: number
  parts: { text: string; fate: 'label' | 'unknown'; field?: { key: string; value: string } }[]
}

/** Where the next caption of a line begins: `（2024年度）　填报日期：1月5日　单位：万元`; `部门（单位）名称：` is one. */
const nextCaption = /(?<=[\s）)])(?!名称[:：])(?=[^\s:：]{2,12}[:：])/
const yearCaption = /^[(（]?(?:(?:预算)?年度[:：])?(20\d\d)年?度?[)）]?$/
/** What a form may say of itself beside that: `填报日期：2024年1月5日`. */
const otherCaption = /^[^\s:：，。；]{2,12}[:：]\s*[^\s，。；]{0,20}$/

/** The captions of a line, each with the space around it. */
export function captionParts(line: string): string[] {
  return line.split(nextCaption)
}

/** A field of the form's project, in a line above it: `项目名称：公路养护`. Paragraphs and amounts are never there alone. */
function fieldIn(caption: string): { key: string; value: string } | undefined {
  const [, label = '', value = ''] =
    /^([^\s:：，。；]{2,12})[:：]\s*([^\s，。；][^，。；]*)$/.exec(caption.trim()) ?? []
  const key = value === '' ? undefined : fieldOf(label, new Map())
  if (key === undefined || key === '单位名称' || isLong(key) || isAmountField(key)) return undefined
  return { key, value }
}

/** What one caption says of a form. */
function captionOf(text: string): Omit<Captions, 'parts'> {
  const said = text.trim()
  const [, unitName] = unitCaption.exec(said) ?? []
  const [, year] = yearCaption.exec(toHalfWidth(said).replace(/\s/g, '')) ?? []
  const moneyUnit = isMoneyLine(said) ? moneyUnitIn(said) : undefined
  const strangeUnit = strangeUnitIn(said)
  return {
    ...(unitName && { unitName }),
    ...(year && { year: Number(year) }),
    ...(moneyUnit && { moneyUnit }),
    ...(strangeUnit && { strangeUnit }),
  }
}

/** What a line above a form says of it and of its project, if that is all that it says. */
export function captionsOf(line: string): Captions | undefined {
  const captions: Captions = { parts: [] }
  for (const text of captionParts(line)) {
    const known = captionOf(text)
    const isKnown = Object.keys(known).length > 0
    const field = isKnown ? undefined : fieldIn(text)
    if (!isKnown && !field && !otherCaption.test(text.trim())) return undefined
    Object.assign(captions, known)
    captions.parts.push({ text, fate: isKnown ? 'label' : 'unknown', ...(field && { field }) })
  }
  return captions.parts.some(({ fate, field }) => fate === 'label' || field) ? captions : undefined
}

/** The same of a line in a table, where what is said of the project is left to the reading of its cells. */
function captionsIn(line: string): Captions | undefined {
  const captions = captionsOf(line)
  return captions?.parts.some(({ fate }) => fate === 'label') ? captions : undefined
}

/** What a line says of forms among other things: `示例县公路站　单位：万元`. */
export function captionsAmong(line: string): Omit<Captions, 'parts'> {
  return Object.assign({}, ...captionParts(line).map(captionOf))
}

/** Takes what a line above a form says of it. */
export function noteCaptions({ parts, ...captions }: Captions, place: string, form: FoundForm): void {
  form.unitName ??= captions.unitName
  form.moneyUnit ??= captions.moneyUnit
  form.strangeUnit ??= captions.strangeUnit
  form.year ??= captions.year
  for (const { text, fate, field } of parts) {
    const isTaken = field !== undefined && !form.captions.has(field.key)
    if (isTaken) form.captions.set(field.key, { text: field.value, place })
    form.runs.push(
      isTaken ? { text: text.replace(field.value, ''), place, fate: 'label' } : { text, place, fate },
    )
  }
}

/** Takes what lines above forms say of their projects, once all is known that the forms say: of those of a list, of each. */
export function settleCaptions(forms: readonly FoundForm[]): void {
  const taken = new Set<Origin>()
  for (const form of forms)
    for (const [key, cell] of form.captions) {
      if (!taken.has(cell)) setField(key, cell, [key], form)
      else if (!form.fields.get(key)) form.fields.set(key, cell.text)
      taken.add(cell)
    }
}

/** What a title printed again says of its project is what the first one said, or is not understood. */
export function repeatCaptions({ captions }: FoundForm, open: FoundForm): void {
  for (const [key, { text, place }] of captions) {
    const said = open.captions.get(key)?.text ?? open.fields.get(key)
    open.runs.push({ text, place, fate: said === text ? 'label' : 'unknown' })
  }
}
