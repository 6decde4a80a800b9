import type { Operator, Target } from '../model/target.ts'
import { group } from './amount.ts'

/** Signs as readers say them. What is to be met exactly needs no word. */
const words: Readonly<Record<Operator, string>> = {
  '≥': '不少于 ',
  '≤': '不超过 ',
  '>': '多于 ',
  '<': '少于 ',
  '=': '',
}

/** A rate is high or low, not many or few: `不低于 90%`. */
const ratesWords: Readonly<Record<Operator, string>> = {
  ...words,
  '≥': '不低于 ',
  '>': '高于 ',
  '<': '低于 ',
}

/** A 指标值 in words, for readers: `不少于 1,280,000 吨`. What is no number is printed as approved. */
export function targetText(target: Target): string {
  if (target.kind === 'quantity') {
    const said = /^[%‰℃]$/.test(target.unit) ? ratesWords : words
    return `${said[target.operator]}${quantityText(target.value, target.unit)}`
  }
  if (target.kind === 'range') return `${group(target.low)}～${group(target.high)}${unitText(target.unit)}`
  return target.raw
}

/** A decimal number with its unit: `1,536 ㎡`. */
export function quantityText(number: string, unit: string): string {
  return `${group(number)}${unitText(unit)}`
}

/** Signs stand close to their number, and so do words that may be a date's: `10月`. */
function unitText(unit: string): string {
  return /^[%‰℃年月日号]?$/.test(unit) ? unit : ` ${unit}`
}
