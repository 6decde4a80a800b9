import { amountOf, exactNote, inUnit, type ReaderUnit } from '../model/amount.ts'
import type { Money } from '../model/money.ts'
import type { Percent } from '../model/percent.ts'
import { type Totals, withoutWithheld } from '../model/totals.ts'
import { withheldWord } from '../model/withheld.ts'

/** An amount as a key figure, the exact one below it; one that is blank or withheld says so. */
export function funds(money: Money | undefined, withheld?: string) {
  if (money) return amountFigure(money.fen)
  return withheld === undefined ? { value: '未填' } : { value: withheldWord, note: withheld }
}

function amountFigure(fen: number) {
  const note = exactNote(fen)
  return { ...amountOf(fen), ...(note && { note }) }
}

/** The sum of a list of projects as a key figure, which says what is not in it. */
export function sumFigure(sum: Totals) {
  const { budget, withheld } = sum
  const label = '项目预算合计'
  if (budget === undefined) return { label, value: noSum(sum) }
  const notes = [exactNote(budget), withheld > 0 ? withoutWithheld(withheld) : undefined]
  const note = notes.filter((part) => part !== undefined).join('；')
  return { label, ...amountOf(budget), ...(note && { note }) }
}

/** The same in a table, in the unit of its list. */
export function listedSum(sum: Totals, unit: ReaderUnit): string {
  return sum.budget === undefined ? noSum(sum) : inUnit(sum.budget, unit)
}

function noSum({ projects }: Totals): string {
  return projects === 0 ? '—' : withheldWord
}

/** An approved value in a table; one that is not there says why. */
export function approved(value: { raw: string } | undefined, withheld?: string, blank = '—'): string {
  return value?.raw ?? absent(withheld, blank)
}

/** An amount in a table, in the unit of its list; one that is not there says why. */
export function listed(money: Money | undefined, unit: ReaderUnit, withheld?: string): string {
  return money ? inUnit(money.fen, unit) : absent(withheld, '—')
}

function absent(withheld: string | undefined, blank: string): string {
  return withheld === undefined ? blank : withheldWord
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

/** A month: `2025 年 2 月` for `2025-02`. */
export function monthText(month: string): string {
  const [year, number] = month.split('-')
  return `${year} 年 ${Number(number)} 月`
}

/** A file's size: `81 KB`, `1.2 MB`. */
export function fileSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`
}
