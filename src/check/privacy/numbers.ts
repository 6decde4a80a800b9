import { digitOf } from '../../model/numerals.ts'
import type { Text } from '../rule.ts'

/** A number that tells of a person. */
export interface PrivateNumber {
  kind: '身份证号' | '疑似身份证号' | '手机号' | '银行卡号'
  /** As it stands in the text. */
  raw: string
  index: number
}

/** What people put between the digits of one number: spaces of any kind, line breaks, dashes, points. */
const between = /[\s\p{Cf}\p{Zs}\-‐-―−－._·•/\\~()*]/u
const run = new RegExp(`\\d(?:${between.source}{0,3}\\d){10,}(?:${between.source}{0,3}[XxⅩ×])?`, 'gu')

/** The digits of a mobile number, the shortest of all. */
const shortest = 11

/** What was found in the text last looked at: each of the rules on private numbers looks at every text in turn. */
let last: { text?: Text; numbers: readonly PrivateNumber[] } = { numbers: [] }

/**
 * Finds numbers of identity cards, mobile phones and bank cards, each only where its own check fits: with anything
 * between the digits, full-width or in Chinese numerals, glued to letters, behind 0086.
 */
export function privateNumbers(text: Text): readonly PrivateNumber[] {
  if (text.plain.length < shortest) return []
  if (text !== last.text) last = { text, numbers: findNumbers(text) }
  return last.numbers
}

/** So many of one text are enough to know what it is. */
const most = 20

function findNumbers({ text, plain }: Text): PrivateNumber[] {
  const numbers: PrivateNumber[] = []
  for (const { 0: match, index } of toDigits(plain).matchAll(run)) {
    for (const { kind, start, end } of numbersIn(match, most - numbers.length))
      numbers.push({ kind, raw: text.slice(index + start, index + end), index: index + start })
    if (numbers.length >= most) break
  }
  return numbers
}

/** Eleven Chinese numerals, with a space between two of them at most. */
const numerals = /(?:[〇○零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺][\s-]?){11,}/

/** The text with digits of the Latin kind, character by character, so that places stay. */
function toDigits(plain: string): string {
  return numerals.test(plain) ? plain.replace(/[^\d\s]/g, (one) => digitOf(one) ?? one) : plain
}

interface Found {
  kind: PrivateNumber['kind']
  start: number
  end: number
}

/** The groups of digits that stand together. */
interface Group {
  digits: string
  start: number
  end: number
}

/**
 * A run of digits is taken apart where something stands between them; one or more groups together may be a number.
 * @param limit how many are wanted at most
 */
function numbersIn(text: string, limit: number): Found[] {
  const groups = [...text.matchAll(/\d+[XxⅩ×]?|[XxⅩ×]/g)].map(
    ({ 0: digits, index }): Group => ({
      digits: digits.replace(/[xⅩ×]/, 'X'),
      start: index,
      end: index + digits.length,
    }),
  )
  const found: Found[] = []
  for (let first = 0; first < groups.length && found.length < limit; first++) {
    const number = longestFrom(groups, first, text)
    if (!number) continue
    found.push(number)
    while ((groups[first + 1]?.start ?? Number.POSITIVE_INFINITY) < number.end) first++
  }
  return found
}

/** No number has more digits than this, a code for the country before it included. */
const longest = 23

function longestFrom(groups: readonly Group[], first: number, text: string): Found | undefined {
  const start = groups[first]?.start ?? 0
  let digits = ''
  let number: Found | undefined
  for (const [offset, group] of groups.slice(first, first + longest).entries()) {
    digits += group.digits
    if (digits.length > longest) break
    const kind = digits.length < shortest ? undefined : kindOf(digits)
    if (kind && alike(groups.slice(first, first + offset + 1), text)) number = { kind, start, end: group.end }
  }
  return number
}

/** Whether groups of digits are parts of one number: split as people split one, not the figures of a list. */
function alike(parts: readonly Group[], text: string): boolean {
  if (parts.length === 1) return true
  // The decimals of a share or a weight, however many.
  if (parts.length === 2 && /^\d{1,2}\.\d+$/.test(text.slice(parts[0]?.start, parts[1]?.end))) return false
  const gaps = parts.slice(1).map(({ start }, index) => text.slice(parts[index]?.end ?? 0, start).trim())
  return new Set(gaps.filter((gap) => gap !== '')).size <= 1
}

function kindOf(digits: string): PrivateNumber['kind'] | undefined {
  const bare = digits.replace(/^(?:00)?86(?=1\d{10}$)/, '')
  if (/^1[3-9]\d{9}$/.test(bare)) return '手机号'
  const identity = identityOf(digits)
  if (identity) return identity
  if (/^(62|4|5[1-5]|35|9[5689])\d{14,17}$/.test(digits) && passesLuhn(digits)) return '银行卡号'
  return undefined
}

/** GB 11643: province, day of birth and, in the newer ones of 18 places, a check digit modulo 11. */
function identityOf(digits: string): '身份证号' | '疑似身份证号' | undefined {
  const old = /^(\d\d)\d{4}(\d\d)(\d\d)(\d\d)\d{3}$/.exec(digits)
  if (old) return isProvince(old[1]) && isDay(`19${old[2]}`, old[3], old[4]) ? '身份证号' : undefined
  const now = /^(\d\d)\d{4}((?:19|20)\d\d)(\d\d)(\d\d)\d{3}[\dX]$/.exec(digits)
  if (!now || !isProvince(now[1]) || !isDay(now[2], now[3], now[4])) return undefined
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  return '10X98765432'[sum % 11] === digits.at(-1) ? '身份证号' : '疑似身份证号'
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
