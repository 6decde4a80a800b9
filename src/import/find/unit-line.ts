import type { MoneyUnit } from '../../model/money.ts'
import { account, type FoundForm, isBlankForm } from './found-form.ts'
import { moneyUnitIn } from './labels.ts'
import { type Row, saidIn } from './rows.ts'
import { unitCaption, unitLine } from './title-patterns.ts'

/** The line above a form: who, and the unit of its amounts. */
export function readUnitLine(row: Row, form: FoundForm): boolean {
  const said = saidIn(row)
  const isUnitLine =
    said.some(({ text }) => isMoneyLine(text) || unitCaption.test(text)) ||
    unitLine.test(row.cells[0]?.text ?? '')
  if (!isUnitLine || !isBlankForm(form)) return false
  for (const cell of said) {
    const [, unit, name] = unitLine.exec(cell.text) ?? []
    const money = moneyUnitIn(cell.text)
    const [, caption] = unitCaption.exec(cell.text) ?? []
    if (unit && name) Object.assign(form, { unit, unitName: name.trim() })
    else if (caption) form.unitName ??= caption
    else if (money) form.moneyUnit = money
    if (unit || caption || money) account(cell, unit ? 'content' : 'label', form)
  }
  return true
}

/** Whether a text says in what unit the amounts of a form are, and is no label of some of them: `项目资金（单位：元）`. */
export function isMoneyLine(text: string): boolean {
  if (/^[^(（]*(资金|预算|金额|拨款|经费|来源|收入|支出)[^(（表]*[(（]/.test(text)) return false
  return /^[^，。；]{0,30}单位[:：]\s*(人民币)?万?元/.test(text) && moneyUnitIn(text) !== undefined
}

/** What a line above a form says of whose it is and in what unit, if that is all that it says. */
export function captionsIn(line: string): { unitName?: string; moneyUnit?: MoneyUnit } | undefined {
  const parts = line.trim().split(/\s+(?=[^\s:：]*单位[^\s:：]*[:：])/)
  const units = parts.flatMap((part) => unitCaption.exec(part)?.[1] ?? [])
  const money = parts.filter(isMoneyLine)
  if (units.length === 0 || units.length + money.length < parts.length) return undefined
  const [unitName] = units
  const moneyUnit = moneyUnitIn(money[0] ?? '')
  return { ...(unitName && { unitName }), ...(moneyUnit && { moneyUnit }) }
}
