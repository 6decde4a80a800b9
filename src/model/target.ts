import { toHalfWidth } from './text.ts'

export type Operator = '≥' | '≤' | '>' | '<' | '='

/** What a 指标值 promises, in the unit's normal name (`百分比` and `％` are `%`); numbers are decimal strings. */
type Promise =
  | { kind: 'quantity'; operator: Operator; value: string; unit: string }
  | { kind: 'range'; low: string; high: string; unit: string }
  | { kind: 'date' }
  | { kind: 'quality' }
  | { kind: 'withheld' }

/** A 指标值 as approved (`raw`, printed as is) with its reading. */
export type Target = { raw: string } & Promise

/** A 指标值 in three columns: 指标性质 (a sign or 定性), 指标值, 度量单位. */
export interface TargetParts {
  sign: string
  value: string
  unit: string
}

/** 指标方向性: whether more is better, or less. */
export const directions = ['正向指标', '反向指标'] as const
export type Direction = (typeof directions)[number]

/** Signs and words for an operator. Those in `after` follow the number: `80件以上`. */
const operators: readonly { operator: Operator; before: readonly string[]; after?: readonly string[] }[] = [
  {
    operator: '≥',
    before: [
      ...['≥', '>=', '≧', '⩾', '不低于', '不少于', '不小于', '至少', '最少'],
      ...['大于等于', '大于或等于', '高于或等于', '多于或等于'],
    ],
    after: ['以上', '及以上', '(含)以上', '以上(含)'],
  },
  {
    operator: '≤',
    before: [
      ...['≤', '<=', '≦', '⩽', '不高于', '不超过', '不多于', '不大于', '至多', '最多'],
      ...['小于等于', '小于或等于', '低于或等于', '少于或等于'],
    ],
    after: ['以内', '之内', '内', '以下', '及以下', '(含)以下', '以下(含)'],
  },
  { operator: '>', before: ['>', '大于', '超过', '高于', '多于', '超'] },
  { operator: '<', before: ['<', '小于', '低于', '少于'] },
  { operator: '=', before: ['=', '等于', '达到'] },
]

const before = longestFirst(({ before }) => before)
const after = longestFirst(({ after = [] }) => after)

function longestFirst(wordsOf: (entry: (typeof operators)[number]) => readonly string[]) {
  return operators
    .flatMap((entry) => wordsOf(entry).map((word) => ({ word, operator: entry.operator })))
    .sort((a, b) => b.word.length - a.word.length)
}

const unitAliases = new Map([
  ['百分比', '%'],
  ['(%)', '%'],
  ['%)', '%'],
  ['平方米', '㎡'],
])

const number = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const unit = String.raw`[^\d\s,.;，。；、:：~～〜–]{0,10}`
const rangePattern = new RegExp(`^(${number})(${unit}?)[-~〜—–至到](${number})(${unit})$`)
const quantityPattern = new RegExp(`^(-?(?:${number}))(${unit})$`)
const dayPattern = /^\d{4}([-./])\d{1,2}\1\d{1,2}$|^20\d\d[-/](?:0?[1-9]|1[0-2])$/
const datePattern = /^(\d{4}年)?(\d{1,2}月)?(\d{1,2}[日号]|[上中下]旬|[月年]?[底末初])?$/
const deadlinePattern = /(之?前|以前|前完成|完成)$/
const placeholderPattern =
  /^([≥≤><=]*(\*+|x{2,}|×{2,}|_{2,})[^\d]{0,10}|[≥≤><=]+(百分比|人次|万元|%|\p{Script=Han})?|\/+|-+|—+|…+|\.{3,}|空|待填写?|待定)$/iu

/** Whether a value only holds the place of one: `*`, `≥XX%`, `≥%`, `/`, `-`. Publishing it would promise nothing. */
export function isPlaceholder(raw: string): boolean {
  return placeholderPattern.test(toHalfWidth(raw).replace(/\s/g, ''))
}

/**
 * Reads a 指标值: `≥80件`, `不低于90%`, `10-20次`, `80件以上`, `1,000`, `12月底前`, `显著提升`.
 * A bare number means `=`; what is no number is a quality, never an error.
 */
export function parseTarget(raw: string): Target {
  const text = toHalfWidth(raw).replace(/\s/g, '')
  return { raw, ...parsePromise(text) }
}

/** Puts a target's three columns together, as the forms with one column have it: ≥, 80, 件 are `≥80件`. */
export function composeTarget({ sign, value, unit }: TargetParts): Target {
  if (sign === qualitative) return { raw: value + unit, kind: 'quality' }
  return parseTarget(sign + value + unit)
}

/** Takes a target apart for the forms with three columns; dates and ranges have no sign. */
export function splitTarget({ raw, kind }: Target): TargetParts {
  const { operator, core } = takeApart(toHalfWidth(raw).replace(/\s/g, ''))
  const [, , unit = ''] = quantityPattern.exec(core) ?? []
  const [, , , , highUnit = ''] = rangePattern.exec(core) ?? []
  const end = core.length - Math.max(unit.length, highUnit.length)
  switch (kind) {
    case 'quantity':
    case 'range':
      return {
        sign: kind === 'range' ? '' : (operator ?? ''),
        value: core.slice(0, end),
        unit: core.slice(end),
      }
    case 'date':
      return { sign: '', value: raw, unit: '' }
    case 'withheld':
      return { sign: '', value: raw, unit: '' }
    case 'quality':
      return { sign: qualitative, value: raw, unit: '' }
  }
}

/** The sign of a target that is no number. */
const qualitative = '定性'

/** Which way a target's operator points; undefined where it has none, or asks for just one value. */
export function directionOf(target: Target): Direction | undefined {
  if (target.kind !== 'quantity' || target.operator === '=') return undefined
  return target.operator === '≥' || target.operator === '>' ? '正向指标' : '反向指标'
}

function parsePromise(text: string): Promise {
  const { bare, core, marked, operator } = takeApart(text)
  if (isDate(bare)) return { kind: 'date' }
  const range = marked ? null : rangePattern.exec(core)
  if (range) {
    const [, low = '', lowUnit = '', high = '', highUnit = ''] = range
    return { kind: 'range', low: plain(low), high: plain(high), unit: normalUnit(highUnit || lowUnit) }
  }
  const quantity = quantityPattern.exec(core)
  if (!quantity || !operator) return { kind: 'quality' }
  const [, value = '', unit = ''] = quantity
  return { kind: 'quantity', operator, value: plain(value), unit: normalUnit(unit) }
}

/** A target's operator, and what stands between (`core`) or behind (`bare`) its words; `marked` if it has any. */
function takeApart(text: string) {
  const lead = before.find(({ word }) => text.startsWith(word))
  const bare = text.slice(lead?.word.length ?? 0)
  const trail = after.find(({ word }) => bare.endsWith(word))
  const core = bare.slice(0, bare.length - (trail?.word.length ?? 0))
  return {
    bare,
    core,
    marked: lead !== undefined || trail !== undefined,
    operator: agree(lead?.operator, trail?.operator),
  }
}

/** One operator of two: `达到90%以上` and `不低于90%以上` are `≥`; `≤90%以上` says nothing. */
function agree(lead: Operator | undefined, trail: Operator | undefined): Operator | undefined {
  if (!trail || lead === trail) return lead ?? '='
  return !lead || lead === '=' ? trail : undefined
}

/** A day or month to be done by, such as `12月底前`; a bare `2月` is as likely two months, so it is no date. */
function isDate(text: string): boolean {
  if (/^20\d\d年(内|内完成)?$/.test(text)) return true
  const day = text.replace(deadlinePattern, '')
  if (day === text && /^\d+[日年月]$/.test(day)) return false
  return dayPattern.test(day) || (/[\d年月旬]/.test(day) && datePattern.test(day))
}

function plain(number: string): string {
  return number.replaceAll(',', '')
}

function normalUnit(unit: string): string {
  return unitAliases.get(unit) ?? unit.replace(/^\(([^()]*)\)?$|^([^()]*)\)$/, '$1$2')
}
