import { exactMoney, type MoneyUnit, parseMoney } from '../../model/money.ts'
import { digitOf, readNumerals } from '../../model/numerals.ts'
import { saysNothing, toHalfWidth } from '../../model/text.ts'

/**
 * What a text that does not fit is, and how to mend it: by what was `meant`, which is always derived from the text itself
 * and offered only if it fits, or else by what to look up. No example of the manual can get in here.
 */
export interface Advice {
  /** What is wrong, after the text in quotes; else “填得不对”. */
  message?: string
  meant?: string
  /** What to look up or decide. */
  fix?: string
}

const lookUpAmount = '对照批复的文件填数'

/** An amount with words, another unit, other marks, Chinese numerals: 1.5万, 约186.50, ￥186.50, 186，50, 一百八十六. */
export function adviseMoney(text: string, unit: MoneyUnit): Advice {
  const written = figures(strip(text)).replace(/\((万元|元|万)\)$/, '$1')
  const [, amount = '', remark = ''] = /^([^(]*\d[^(]*)(\(.*\))$/.exec(written) ?? []
  if (remark === '') return adviseAmount(text, written, unit)
  const { meant = amount.trim() } = adviseAmount(amount, amount, unit)
  return { message: `旁边有说明“${remark}”，这里只写数`, meant, fix: lookUpAmount }
}

function adviseAmount(text: string, written: string, unit: MoneyUnit): Advice {
  const bare = written.replace(/\s/g, '').replace(/^\+/, '')
  if (saysNothing(bare))
    return { message: '不是数', fix: `没有这笔钱的，冒号后面空着；有的，${lookUpAmount}` }
  if (/^[-−]/.test(bare)) return { message: '是负数', fix: '对照批复的金额改正' }
  const [, rough = '', figure = '', thousands = '', name = ''] =
    /^(约|大约|近|共|共计|合计|人民币)?[¥￥]?([\d,.。·]+|[\p{Script=Han}〇]+?)(万|亿)?(元|圆)?(?:整|左右|rmb|cny)?$/iu.exec(
      bare,
    ) ?? []
  const number = readFigure(figure)?.replace(/^0+(?=\d)/, '')
  if (number === undefined) return { fix: lookUpAmount }
  const yuan = name !== '' || /[万亿]/.test(figure)
  const said = thousands || yuan ? `${thousands}${name}` : unit
  const inUnit = thousands ? '万元' : yuan ? '元' : unit
  const amount = parseMoney(number, inUnit)
  if (!amount && !isAmount(number)) return { fix: lookUpAmount }
  if (!amount) return parseMoney(number.replace(/\..*/, ''), inUnit) ? tooFine : tooLarge
  const meant =
    said === unit || (said === '万' && unit === '万元')
      ? number
      : exactMoney(amount.fen * (thousands === '亿' ? 10_000 : 1), unit)
  return { message: whatIsWrong(text, { rough, figure, said, unit, written: thousands + name }), meant }
}

const tooLarge: Advice = {
  message: '大得不能精确计算（九十万亿元以上）',
  fix: `核对有没有多写几位、金额单位对不对；${lookUpAmount}`,
}
const tooFine: Advice = { message: '的小数位数太多，小于 1 分', fix: '对照批复的金额改正' }

function isAmount(number: string): boolean {
  return /^\d+(\.\d+)?$/.test(number)
}

interface Wording {
  rough: string
  figure: string
  said: string
  unit: MoneyUnit
  /** The unit's name as it stands in the text. */
  written: string
}

function whatIsWrong(text: string, { rough, figure, said, unit, written }: Wording): string | undefined {
  if (rough) return `写了“${rough}”，表上只写数`
  if (written && said === unit) return `写了“${written}”，金额单位已在 department.md 里`
  if (written) return `写了“${written}”，这个单位的金额单位是${unit}`
  if (/\s/.test(text)) return '中间有空格'
  if (/^0\d/.test(figure)) return '前面多了 0'
  if (/[,。·]/.test(figure)) return '里的小数点不对'
  return undefined
}

/** Digits with a decimal point, of digits with any mark in its place, or of Chinese numerals. */
function readFigure(figure: string): string | undefined {
  if (!/\d/.test(figure)) return readNumerals(figure)?.toString()
  // Thousands are groups of three: before one or two digits, a comma is a decimal point.
  return figure.replace(/[。·]/g, '.').replace(/^(\d+),(\d{1,2})$/, '$1.$2')
}

/** A day in another way of writing; without its day or year, no day at all. */
export function adviseDate(text: string): Advice | undefined {
  const bare = latinDigits(strip(text))
    .replace(/[。.;,]$/, '')
    .replace(/号$/, '日')
  const [, year = '', month = '', day = '', hour, minute = ''] =
    /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})日?(?:[\sT]*(\d{1,2})[:时点](\d{0,2})分?)?$/.exec(
      bare.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'),
    ) ?? []
  if (year) {
    if (Number(day) > daysIn(Number(year), Number(month)))
      return { message: '是没有的日期', fix: '查对文件上的日期，改正' }
    const time = hour === undefined ? '' : ` ${pad(hour)}:${pad(minute)}`
    return { meant: `${year}-${pad(month)}-${pad(day)}${time}` }
  }
  if (/^\d{5}$/.test(bare)) return { message: '是 Excel 里日期的序号', meant: dayOfSerial(Number(bare)) }
  if (/^\d{4}(年|[-./])?(\d{1,2}月?)?$/.test(bare))
    return { message: '没有写全', fix: '查对文件上的日期，写明年、月、日' }
  if (/^\d{1,2}[月./-]\d{1,2}日?$/.test(bare))
    return { message: '没有写年份', fix: '查对文件上的日期，写明年份' }
  return { fix: '查对文件上的日期，写成年-月-日' }
}

/** Excel counts days from the last of 1899. */
function dayOfSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
}

export function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** A code typed with full-width characters, spaces or other dashes. */
export function adviseCode(text: string): Advice {
  return {
    meant: strip(text)
      .replace(/\s/g, '')
      .replace(/[—–−]+/g, '-')
      .replace(/^-|-$/g, ''),
    fix: '对照批复的文件改正编码',
  }
}

/** A unit's code, which is all digits. */
export function adviseUnitCode(text: string): Advice {
  const { meant = '', ...advice } = adviseCode(text)
  return { ...advice, meant: figures(meant) }
}

export function adviseYear(text: string): Advice {
  return { meant: figures(latinDigits(strip(text))).replace(/年度?$/, ''), fix: '照预算的年度写四位数' }
}

/** A number in a list, in words or with marks: 二, 02, 第2项. */
export function adviseOrdinal(text: string): Advice {
  const bare = strip(text).replace(/^第|[项号个、.)\s]+$|^\(/g, '')
  const number = readNumerals(bare) ?? (/^\d{1,4}$/.test(bare) ? Number(bare) : undefined)
  return { meant: number?.toString(), fix: '对照批复的文件，写项目排第几' }
}

/** Points with 分 or %, in Chinese numerals. */
export function advisePoints(text: string): Advice {
  const [, figure = '', word = ''] = /^(.+?)\s*(分|%)?$/.exec(figures(strip(text))) ?? []
  const number = readNumerals(figure)?.toString() ?? figure.replace(/\s/g, '')
  return { ...(word && { message: `写了“${word}”` }), meant: number, fix: '对照批复的文件填分数' }
}

/** A share in words: 百分之五十, 五成. */
export function advisePercent(text: string): Advice {
  const [, share = ''] = /^(?:百分之|约)*(.+?)\s*%?$/.exec(strip(text)) ?? []
  return { meant: readNumerals(share)?.toString() ?? (share || undefined), fix: '对照批复的文件填百分数' }
}

/** A month in other words: 七月, 1-7月, 7月底, 7月31日, 2026年7月. */
export function adviseMonth(text: string): Advice {
  const [, month] =
    /^(?:\d{4}年|1[-—–~至到])?(\d{1,2})月?(?:份|底|末|\d{1,2}日)?$/.exec(latinDigits(strip(text))) ?? []
  return { meant: month === undefined ? undefined : `${Number(month)}月`, fix: '对照监控表，写监控到几月' }
}

/** The one of a few words that a text holds or is a part of. */
export function adviseWord(text: string, words: readonly string[]): Advice {
  const bare = text.replace(/[\s“”"'‘’()（）[\]【】:：。．.，,；;、]|单位|人民币/g, '').replaceAll('萬', '万')
  const parts = words.filter((word) => bare !== '' && word.includes(bare))
  return {
    meant: words.find((word) => word === bare) ?? (parts.length === 1 ? parts[0] : undefined),
    fix: '改成其中一个',
  }
}

/** Whatever is longer is no slip in a value of a few characters, and tells nothing of what was meant. */
const longest = 60

/** A text without full-width forms and the quotation marks around it; nothing of a long one. */
function strip(text: string): string {
  const bare = text.trim()
  if (bare.length > longest) return ''
  return toHalfWidth(bare)
    .replace(/(?<=.)[。．.，,；;、：:]+$/u, '')
    .replace(/^["'“”‘’「](.+)["'“”‘’」]$/su, '$1')
}

/** Letters that look like digits, among digits and nothing else: `5O1001`, `l86.50`. */
export function figures(text: string): string {
  return /\d/.test(text) && /^[\d.,OoIl|\s]+$/.test(text)
    ? text.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1')
    : text
}

/** Chinese numerals between a date's marks as digits: 二〇二六年二月十日. */
function latinDigits(text: string): string {
  return text.replace(/[〇○零一二三四五六七八九十]+/g, (word) => {
    const digits = [...word].map(digitOf)
    return String(word.includes('十') ? (readNumerals(word) ?? word) : digits.join(''))
  })
}

function pad(number: string): string {
  return number.padStart(2, '0')
}
