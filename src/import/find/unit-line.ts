import { account, type FoundForm, isBlankForm } from './form.ts'
import { moneyUnitIn } from './labels.ts'
import { type Row, saidIn } from './rows.ts'
import { unitLine } from './titles.ts'

/** The line above a form: who, and the unit of its amounts. */
export function readUnitLine(row: Row, form: FoundForm): boolean {
  const said = saidIn(row)
  const isUnitLine = said.some(({ text }) => isMoneyLine(text)) || unitLine.test(row.cells[0]?.text ?? '')
  if (!isUnitLine || !isBlankForm(form)) return false
  for (const cell of said) {
    const [, unit, name] = unitLine.exec(cell.text) ?? []
    const money = moneyUnitIn(cell.text)
    if (unit && name) Object.assign(form, { unit, unitName: name.trim() })
    else if (money) form.moneyUnit = money
    if (unit || money) account(cell, unit ? 'content' : 'label', form)
  }
  return true
}

/** Whether a text says in what unit the amounts of a form are. */
export function isMoneyLine(text: string): boolean {
  return /单位[:：]\s*(人民币)?万?元/.test(text) && moneyUnitIn(text) !== undefined
}
