import { toHalfWidth } from './text.ts'

/** A percentage as it was approved (`raw`) and in hundredths of a percent (`25.00` is 2500). */
export interface Percent {
  raw: string
  hundredths: number
}

/** Reads `25.00`, `25` or `25%`. Returns undefined if it is no percentage or has more than two decimals. */
export function parsePercent(raw: string): Percent | undefined {
  const match = /^(\d{1,6})(?:\.(\d{1,2})0*)?%?$/.exec(toHalfWidth(raw.trim()))
  if (!match) return undefined
  const [, whole = '', fraction = ''] = match
  return { raw, hundredths: Number(whole + fraction.padEnd(2, '0')) }
}
