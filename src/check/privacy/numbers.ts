import { toHalfWidth } from '../../model/text.ts'

/** A number that tells of a person. */
export interface PrivateNumber {
  kind: '身份证号' | '手机号' | '银行卡号'
  /** As it stands in the text. */
  raw: string
  index: number
}

/** Digits as people write them, in groups or not; what is part of a longer number or code is none. */
const run = /(?<![\dA-Za-z.])\d(?:[ -]?\d){10,22}[Xx]?(?![\dA-Za-z]|\.\d)/g

/** The digits of a mobile number. */
const shortest = 11

/** What was found in the text last looked at: each of the rules on private numbers looks at every text in turn. */
let last: { text: string; numbers: readonly PrivateNumber[] } = { text: '', numbers: [] }

/** Finds identity card, mobile and bank card numbers, each only where its own check fits. */
export function privateNumbers(text: string): readonly PrivateNumber[] {
  if (text.length < shortest) return []
  if (text !== last.text) last = { text, numbers: findNumbers(text) }
  return last.numbers
}

function findNumbers(text: string): PrivateNumber[] {
  return [...toHalfWidth(text).matchAll(run)].flatMap(({ 0: match, index }) => {
    const kind = kindOf(match.replace(/[ -]/g, ''))
    return kind ? [{ kind, raw: text.slice(index, index + match.length), index }] : []
  })
}

function kindOf(digits: string): PrivateNumber['kind'] | undefined {
  if (isIdentity(digits)) return '身份证号'
  if (/^(86)?1[3-9]\d{9}$/.test(digits)) return '手机号'
  if (/^(62|4|5[1-5]|35|9[5689])\d{14,18}$/.test(digits) && digits.length <= 19 && passesLuhn(digits))
    return '银行卡号'
  return undefined
}

/** GB 11643: province, day of birth and, in the newer ones of 18 places, a check digit modulo 11. */
function isIdentity(digits: string): boolean {
  const old = /^(\d\d)\d{4}(\d\d)(\d\d)(\d\d)\d{3}$/.exec(digits)
  if (old) return isProvince(old[1]) && isDay(`19${old[2]}`, old[3], old[4])
  const now = /^(\d\d)\d{4}((?:19|20)\d\d)(\d\d)(\d\d)\d{3}[\dXx]$/.exec(digits)
  if (!now || !isProvince(now[1]) || !isDay(now[2], now[3], now[4])) return false
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return '10X98765432'[sum % 11] === digits.at(-1)?.toUpperCase()
}

function isProvince(code = ''): boolean {
  return /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])$/.test(code)
}

function isDay(year = '', month = '', day = ''): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day)
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
