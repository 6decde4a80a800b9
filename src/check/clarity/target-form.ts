import { daysIn, figures } from '../../content/schema/advice.ts'
import { digitOf, readNumerals } from '../../model/numerals.ts'
import { parseTarget, type Target } from '../../model/target.ts'
import { toHalfWidth } from '../../model/text.ts'
import type { RuleOn } from '../rule.ts'

/** `=>` and `＞=` for ≥, a sign typed twice, a sign before 以上, spaces in a number, Chinese numerals behind a sign. */
function asMeant(raw: string): string {
  const text = toHalfWidth(raw)
    .replace(/(=>|>=)/g, '≥')
    .replace(/(=<|<=)/g, '≤')
    .replace(/([≥≤])\s*\1+/g, '$1')
    .replace(/^(不(?:低|少|小)于|至少|达到)\s*(?=≥)|^(不(?:高|多|大)于|至多)\s*(?=≤)/, '')
    .replace(/(?<=[\p{L}\d%])[。,;、]+$/u, '')
    .replace(/(?<=^[≥≤><=]?)[lIO\d][lIO\d.,]*/, (digits) => figures(digits))
    .replace(/(?<=\d) +(?=\d)/g, '')
    .replace(
      /^(≥.*\d.*?)(及?以上|\(含\)以上)$|^(≤.*\d.*?)(及?以下|以内)$/,
      (_, more, _1, less) => more ?? less,
    )
  return text.replace(
    /^([≥≤])(百分之)?([一二三四五六七八九十百千万零〇两]+)(?:点([一二三四五六七八九零〇]+))?(?!分之)/,
    (whole, sign, percent, word, decimals = '') => {
      const number = readNumerals(word)
      const behind = decimals && `.${[...decimals].map(digitOf).join('')}`
      return number === undefined ? whole : `${sign}${number}${behind}${percent ? '%' : ''}`
    },
  )
}

const dates = [
  /(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号])?/,
  /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})/,
  /^()(\d{1,2})月(?:(\d{1,2})[日号])?/,
]

function hasNoSuchDay(text: string): boolean {
  return dates.some((pattern) => {
    const [, year = '', month, day = ''] = pattern.exec(text) ?? []
    return month !== undefined && (Number(month) > 12 || Number(day) > daysIn(Number(year), Number(month)))
  })
}

const elsewhere =
  /^(同上|同前|同左|〃|〞|"|见(附件|附表|方案|备注|批复|文件|合同).{0,6}|详见.{1,8}|无|暂无|不涉及)$/

/** Marks of titles that stand beside the signs on the keyboard. */
const titleMarks = /^[《》〈〉«»]\s*\d/

/** What is promised whatever happens: `≥0所`, `≥0%`. */
const isAlwaysReached = ({ kind, raw }: Target) =>
  kind === 'quantity' && /^≥\s*0+(\.0+)?\D*$/.test(toHalfWidth(raw))

/** A comma that parts no thousands: `1,2000`. */
const isMisgrouped = (text: string) => /\d,\d/.test(text) && !/^\D*\d{1,3}(,\d{3})+(?!\d|,)/.test(text)

export const targetForm: RuleOn<'indicator'> = {
  id: 'target-form',
  on: 'indicator',
  level: 'warning',
  title: '指标值写成一个符号、一个数和单位',
  source: '财预〔2015〕88号 完整性审核（明确清晰）',
  why: '符号打成两个、写着“同上”、没有这一天的，看的人和统计的程序都不知道要做到多少。',
  fix: '照批复的文件写清楚；批复的文件如此的，照原样公开',
  example: { subject: 'indicator', passes: '指标值: ≥12所', fails: '指标值: ＞=12所' },
  check({ place, indicator: { target } }) {
    const { raw, kind } = target
    if (kind === 'withheld') return []
    const field = `${place} › 指标值`
    const said = (message: string, expected?: string) => [
      { field, quote: raw, message: `“${raw}”${message}`, ...(expected && { expected }) },
    ]
    const text = toHalfWidth(raw)
    if (elsewhere.test(text)) return said('没有写出自己的值', '这一项要达到的值')
    if (titleMarks.test(text)) return said('开头是书名号', '≥、≤、＞或＜，后面是数')
    if (isAlwaysReached(target)) return said('怎样都能达到，等于没有目标', '这一项要达到的值')
    if (kind !== 'range' && isMisgrouped(text)) return said('里的逗号不在千位上', '不写逗号，或三位一个逗号')
    const meant = asMeant(raw)
    if (meant !== text && parseTarget(meant).kind === 'quantity') return said('写法不对', meant)
    if (kind !== 'quantity' && hasNoSuchDay(text)) return said('是没有的日期', '有的日期')
    return []
  },
}
