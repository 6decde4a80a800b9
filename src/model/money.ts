import { toHalfWidth } from './text.ts'

/** The units that budget forms print amounts in, with their worth in 分. */
export const moneyUnits = { 元: 100, 万元: 1_000_000 } as const
export type MoneyUnit = keyof typeof moneyUnits

/** An amount as it was approved (`raw`, printed as is) and what it says (`fen`, an integer number of 分). */
export interface Money {
  raw: string
  fen: number
}

/**
 * Reads an amount such as `0.80`, `1,234.5` or `８０００`, given in `unit`.
 * Returns undefined if it is no amount, has a fraction of a 分, or is too large to hold exactly.
 */
export function parseMoney(raw: string, unit: MoneyUnit): Money | undefined {
  const match = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(toHalfWidth(raw.trim()))
  if (!match) return undefined
  const [, sign, whole = '', fraction = ''] = match
  const places = Math.log10(moneyUnits[unit])
  const significant = fraction.replace(/0+$/, '')
  if (significant.length > places) return undefined
  const fen = Number(whole.replaceAll(',', '') + significant.padEnd(places, '0'))
  if (!Number.isSafeInteger(fen)) return undefined
  return { raw, fen: sign && fen !== 0 ? -fen : fen }
}

/** Prints 分 in `unit` with two decimals and no separators, as the forms do: `formatMoney(800000, '万元')` is `0.80`. */
export function formatMoney(fen: number, unit: MoneyUnit): string {
  const cent = moneyUnits[unit] / 100
  const rounded = Math.round(Math.abs(fen) / cent)
  const digits = String(rounded).padStart(3, '0')
  return `${fen < 0 && rounded > 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Prints 分 in `unit` exactly: two decimals, and more where the amount has them. `1234567` 分 is `1.234567` 万元. */
export function exactMoney(fen: number, unit: MoneyUnit): string {
  const places = Math.log10(moneyUnits[unit])
  const digits = String(Math.abs(fen)).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '').padEnd(2, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -places)}.${fraction}`
}

/** The sum of amounts in 分; blank amounts count as nothing. */
export function sumMoney(amounts: readonly (Money | undefined)[]): number {
  return amounts.reduce((sum, amount) => sum + (amount?.fen ?? 0), 0)
}

/** The unit to show amounts of several sources in: 万元 if all use it, else 元, which shows all of them exactly. */
export function sharedUnit(sources: readonly { moneyUnit: MoneyUnit }[]): MoneyUnit {
  return sources.every(({ moneyUnit }) => moneyUnit === '万元') ? '万元' : '元'
}
