import type { RuleOn } from '../rule.ts'

export const ambiguousTime: RuleOn<'indicator'> = {
  id: 'ambiguous-time',
  on: 'indicator',
  level: 'warning',
  title: '时间写明是多久还是到哪天',
  source: '财预〔2015〕88号 完整性审核（明确清晰）',
  why: '“≤2月”可以是两个月之内，也可以是二月底之前，年底无法判断完成没有。',
  fix: '照“应为”写成其中一种；批复的文件如此的，照原样公开，在绩效指标描述里说清楚',
  example: {
    subject: 'indicator',
    passes: '二级指标: 时效指标\n三级指标: 补贴发放时间\n指标值: 2月底前',
    fails: '二级指标: 时效指标\n三级指标: 补贴发放时间\n指标值: ≤2月',
  },
  check({ place, indicator: { target } }) {
    if (target.kind !== 'quantity' || !['月', '日', '号'].includes(target.unit)) return []
    const { raw, value, unit } = target
    return [
      {
        field: `${place} › 指标值`,
        quote: raw,
        message: `“${raw}”说不清是 ${value} ${unit === '月' ? '个月' : '天'}之内，还是到 ${value} ${unit}为止`,
        expected: unit === '月' ? `≤${value}个月，或 ${value}月底前` : `≤${value}天，或几月${value}日前`,
      },
    ]
  },
}
