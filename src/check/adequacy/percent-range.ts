import type { RuleOn } from '../rule.ts'

export const percentRange: RuleOn<'indicator'> = {
  id: 'percent-range',
  on: 'indicator',
  level: 'warning',
  title: '百分比在合理的范围内',
  source: '财预〔2015〕88号 适当性审核',
  why: '占比超过 100% 做不到；“≥0.9百分比”是百分之零点九，多半本来要写 90。',
  fix: '对照批复的文件改正；批复的文件如此的，照原样公开',
  example: {
    subject: 'indicator',
    passes: '三级指标: 完好率\n二级指标: 质量指标\n指标值: ≥90百分比',
    fails: '三级指标: 完好率\n二级指标: 质量指标\n指标值: ≥0.9百分比',
  },
  check({ place, indicator: { name, target } }) {
    if (target.kind !== 'quantity' || target.unit !== '%') return []
    const { raw, operator } = target
    const value = Number(target.value)
    const grows = /增长|增幅|增加|提高|提升|上升|同比/.test(name)
    const field = `${place} › 指标值`
    if (value < 0 || (value > 100 && !grows))
      return [{ field, quote: raw, message: `“${raw}”超出了百分比的范围`, expected: '0 到 100' }]
    if ((operator === '≥' || operator === '>') && value > 0 && value <= 1 && !grows)
      return [
        { field, quote: raw, message: `“${raw}”不到百分之一`, expected: `是不是 ${operator}${value * 100}%` },
      ]
    return []
  },
}
