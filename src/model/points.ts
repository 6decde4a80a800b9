import { toHalfWidth } from './text.ts'

/** Points of a score or weight as published (`raw`) and in hundredths of a point (`9.80` is 980). */
export interface Points {
  raw: string
  hundredths: number
}

/** Reads `10`, `9.8` or `9.80`. Returns undefined if it is no number of points or has more than two decimals. */
export function parsePoints(raw: string): Points | undefined {
  const match = /^(\d{1,3})(?:\.(\d{1,2})0*)?$/.exec(toHalfWidth(raw.trim()))
  if (!match) return undefined
  const [, whole = '', fraction = ''] = match
  return { raw, hundredths: Number(whole + fraction.padEnd(2, '0')) }
}
