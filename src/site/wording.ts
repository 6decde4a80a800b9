import { formatMoney, type Money, type MoneyUnit, moneyUnits } from '../model/money.ts'
import type { Percent } from '../model/percent.ts'
import type { Totals } from '../model/totals.ts'
import { withheldWord } from '../model/withheld.ts'

/**
 * An amount in the unit that its form does not use: `50,000 元` for 5.00 万元, `约 5.25 万元` for 52,490 元.
 * Undefined where that would say nothing, such as for 5 元.
 */
export function inOtherUnit(fen: number, unit: MoneyUnit): string | undefined {
  if (unit === '元')
    return Math.abs(fen) < moneyUnits.万元 ? undefined : `约 ${formatMoney(fen, '万元')} 万元`
  const [whole = '', cents = ''] = formatMoney(fen, '元').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${grouped}${cents === '00' ? '' : `.${cents}`} 元`
}

/** A sum or an approved amount with its unit: `5.00 万元`. What was approved is printed as approved. */
export function amount(money: Money | number, unit: MoneyUnit): string {
  return `${typeof money === 'number' ? formatMoney(money, unit) : money.raw} ${unit}`
}

/** An approved amount as a key figure; one that is blank or withheld says so. */
export function funds(money: Money | undefined, unit: MoneyUnit, withheld?: string) {
  if (money) return { value: money.raw, unit, note: inOtherUnit(money.fen, unit) }
  return withheld === undefined ? { value: '未填' } : { value: withheldWord, note: withheld }
}

/** The sum of a list of projects as a key figure, which says what is not in it. */
export function sumFigure({ budget, withheld }: Totals, unit: MoneyUnit) {
  const notes = [inOtherUnit(budget, unit), withheld > 0 ? withoutWithheld(withheld) : undefined]
  const note = notes.filter((part) => part !== undefined).join('；')
  return { label: '项目预算合计', value: formatMoney(budget, unit), unit, ...(note && { note }) }
}

/** The same in a sentence. */
export function sumText({ budget, withheld }: Totals, unit: MoneyUnit): string {
  return `${amount(budget, unit)}${withheld > 0 ? `（${withoutWithheld(withheld)}）` : ''}`
}

/** What a sum leaves out. */
export function withoutWithheld(count: number): string {
  return `不含 ${count} 个项目不予公开的预算数`
}

/** An approved value in a table; one that is not there says why. */
export function approved(value: { raw: string } | undefined, withheld?: string, blank = '—'): string {
  return value?.raw ?? (withheld === undefined ? blank : withheldWord)
}

/** A part of a whole as a percentage with one decimal: `54.8%`. What is there is never shown as nothing. */
export function share(part: number, whole: number): string {
  if (whole === 0) return '—'
  const percent = (part / whole) * 100
  return percent > 0 && percent < 0.05 ? '不到0.1%' : `${percent.toFixed(1)}%`
}

/** A percentage as published, without its sign: `98.00` for `98.00%`. */
export function percentValue({ raw }: Percent): string {
  return raw.replace(/\s*[%％]$/, '')
}

/** A file's size: `81 KB`, `1.2 MB`. */
export function fileSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`
}
