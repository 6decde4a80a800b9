import type { MoneyUnit } from '../../model/money.ts'
import { toHalfWidth } from '../../model/text.ts'
import { account, type FoundForm, isBlankForm } from './found-form.ts'
import { moneyUnitIn, strangeUnitIn } from './labels.ts'
import { type Row, saidIn } from './rows.ts'
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
  parts: { text: string; fate: 'label' | 'unknown' }[]
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

/** What a line above a form says of it, if that is all that it says. */
export function captionsIn(line: string): Captions | undefined {
  const captions: Captions = { parts: [] }
  for (const text of captionParts(line)) {
    const known = captionOf(text)
    const isKnown = Object.keys(known).length > 0
    if (!isKnown && !otherCaption.test(text.trim())) return undefined
    Object.assign(captions, known)
    captions.parts.push({ text, fate: isKnown ? 'label' : 'unknown' })
  }
  return captions.parts.some(({ fate }) => fate === 'label') ? captions : undefined
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
  form.runs.push(...parts.map((part) => ({ ...part, place })))
}
