import type { RuleOn } from '../rule.ts'

export const satisfactionTarget: RuleOn<'indicator'> = {
  id: 'satisfaction-target',
  on: 'indicator',
  level: 'warning',
  title: '满意度是百分比，不低于 80%，不是 100%',
  source: '财预〔2015〕88号 适当性审核',
  why: '按人数算看不出有多少人不满意；太低没有要求，100% 做不到。',
  fix: '对照批复的文件核对；批复的文件如此的，照原样公开',
  example: {
    subject: 'indicator',
    passes: '一级指标: 满意度指标\n二级指标: 服务对象满意度指标\n三级指标: 读者满意度\n指标值: ≥90%',
    fails: '一级指标: 满意度指标\n二级指标: 服务对象满意度指标\n三级指标: 读者满意度\n指标值: ≥60人',
  },
  check({ place, indicator: { level2, target } }) {
    if (level2.term !== 'satisfaction' || target.kind !== 'quantity') return []
    const { raw, unit, value } = target
    const problem = (message: string, expected: string) => [
      { field: `${place} › 指标值`, quote: raw, message, expected },
    ]
    if (unit !== '%') return problem(`满意度“${raw}”不是百分比`, '满意的人占被调查的人的百分比，如 ≥90%')
    if (Number(value) < 80) return problem(`满意度“${raw}”偏低`, '不低于 80%')
    if (Number(value) >= 100) return problem(`满意度“${raw}”要求人人满意`, '低于 100%，如 ≥95%')
    return []
  },
}
