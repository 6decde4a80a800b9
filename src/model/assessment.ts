import { isInUnit, judge } from './outcome.ts'
import type { Target } from './target.ts'
import { quantityText } from './target-text.ts'

/** What became of a promise, in a citizen's words. What stays below a cap is kept, not overdone. */
const assessmentWords = ['达到', '超额', '未达到', '由人判断'] as const

export interface Assessment {
  word: (typeof assessmentWords)[number]
  /** By how much, or why a program does not judge: `超出目标 20 件（25%）`. */
  detail?: string
}

/** Compares an actual value with its target, and says by how much it is better or worse. */
export function assess(target: Target, actual: Target): Assessment {
  const verdict = judge(target, actual)
  if (verdict === 'met') return { word: '达到' }
  const limit = limitOf(target, actual)
  if (!limit)
    return { word: '由人判断', detail: obstacles[actual.kind === 'withheld' ? 'withheld' : target.kind] }
  const by = difference(limit.actual, limit.value, limit.unit)
  if (verdict === 'exceeded')
    return limit.caps
      ? { word: '达到', detail: `低于上限 ${by}` }
      : { word: '超额', detail: `超出目标 ${by}` }
  // Of exactly so many, more may be a feat or a failure.
  if (verdict === 'undecided') return { word: '由人判断', detail: `比目标多 ${by}` }
  if (by === undefined) return { word: '未达到', detail: limit.caps ? '应小于上限' : '应大于目标' }
  return { word: '未达到', detail: limit.caps ? `超过上限 ${by}` : `比目标少 ${by}` }
}

const obstacles: Readonly<Record<Target['kind'], string>> = {
  withheld: '有一个值不予公开',
  quality: '定性指标',
  date: '时间要求',
  quantity: '实际完成值与指标值的写法或单位不同',
  range: '实际完成值与指标值的写法或单位不同',
}

/** The number that an actual value is held against, and whether it must stay below; none if they do not compare. */
function limitOf(target: Target, actual: Target) {
  if (actual.kind !== 'quantity' || actual.operator !== '=') return undefined
  if (target.kind !== 'quantity' && target.kind !== 'range') return undefined
  if (!isInUnit(target, actual)) return undefined
  const found = { actual: actual.value, unit: target.unit }
  if (target.kind === 'quantity')
    return { ...found, value: target.value, caps: target.operator === '≤' || target.operator === '<' }
  const caps = Number(actual.value) > Number(target.high)
  return { ...found, value: caps ? target.high : target.low, caps }
}

/** How far two decimal numbers are apart: `20 件（25%）`, `2 个百分点`; undefined if they are equal. */
function difference(a: string, b: string, unit: string): string | undefined {
  const gap = Math.abs(Number(a) - Number(b))
  const text = gap.toFixed(Math.max(decimals(a), decimals(b)))
  if (Number(text) === 0) return undefined
  if (unit === '%') return `${text} 个百分点`
  const whole = Math.abs(Number(b))
  return `${quantityText(text, unit)}${whole === 0 ? '' : `（${percentage(gap / whole)}）`}`
}

function decimals(number: string): number {
  return number.split('.')[1]?.length ?? 0
}

function percentage(part: number): string {
  const percent = Number((part * 100).toFixed(1))
  return percent === 0 ? '不到0.1%' : `${percent}%`
}
