import { isKnownUnit } from '../../model/known-units.ts'
import type { RuleOn } from '../rule.ts'

export const unitUnknown: RuleOn<'indicator'> = {
  id: 'unit-unknown',
  on: 'indicator',
  level: 'warning',
  title: '指标值有常用的单位',
  source: '财预〔2015〕88号 相关性审核（细化、量化）',
  why: '没有单位，不知道数的是什么；不常用的单位多半是写错了，或把别的话写进去了。',
  fix: '对照批复的文件核对单位；批复的文件如此的，照原样公开',
  example: { subject: 'indicator', passes: '指标值: ≥3000册', fails: '指标值: ≥3000' },
  check({ place, indicator: { target, parts } }) {
    if (target.kind !== 'quantity' && target.kind !== 'range') return []
    const { raw, unit } = target
    if (isKnownUnit(unit)) return []
    const separate = parts !== undefined
    return [
      {
        field: `${place} › ${separate ? '度量单位' : '指标值'}`,
        quote: separate ? unit || undefined : raw,
        message: unit === '' ? `“${raw}”没有单位` : `“${raw}”的单位“${unit}”不常用`,
        expected: '如 件、人次、%、万元',
      },
    ]
  },
}
