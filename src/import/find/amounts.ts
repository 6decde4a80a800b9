import type { MoneyUnit } from '../../model/money.ts'
import { isNothing } from './labels.ts'

/** An amount as a cell has it, in parts that make up its text. */
export interface Amount {
  /** As it stands; blank where the cell says that there is none. */
  number: string
  unit?: MoneyUnit
  /** What stands around the number. */
  before: string
  after: string
}

/** What stands before an amount and says nothing. */
const currency = '[¥￥]|人民币'
const number = '-?[\\d０-９][\\d０-９,，]*(?:[.．][\\d０-９]+)?'
const unit = '万元整?|元整?|万'
const alone = new RegExp(`^(?:${currency})?\\s*(${number})\\s*(${unit})?$`)
const remarked = new RegExp(
  `^(?:${currency})?\\s*(${number})\\s*(${unit})?\\s*((?:[(（[【*＊①-⑳]|[,，;；。、](?![\\d０-９])).*)$`,
  's',
)
const named = new RegExp(`^([^\\d０-９约第超不占比率增减]{1,12}?)\\s*(${number})\\s*(${unit})?$`)

/**
 * Reads a cell that holds an amount: `12.50`, `12.50万元（其中上级8万元）`, `上级补助12.50`. Undefined where it cannot be told
 * which number is the amount, or whether one is: a number behind words is one only with decimals or a unit.
 */
export function readAmount(text: string): Amount | undefined {
  if (isNothing(text)) return { number: '', before: text, after: '' }
  const [, value = '', unit, after = ''] = alone.exec(text) ?? remarked.exec(text) ?? []
  if (value !== '') return { number: value, ...unitOf(unit), before: '', after }
  const [, before = '', behind = '', ownUnit] = named.exec(text) ?? []
  const isAmount = ownUnit !== undefined || /[.．]\d/.test(behind)
  return isAmount ? { number: behind, ...unitOf(ownUnit), before, after: '' } : undefined
}

function unitOf(unit: string | undefined): { unit?: MoneyUnit } {
  return unit === undefined ? {} : { unit: unit.startsWith('元') ? '元' : '万元' }
}
