import { toHalfWidth } from '../../model/text.ts'
import { itemPlace } from '../../model/withheld.ts'
import type { Problem, RuleOn } from '../rule.ts'

export const targetYear: RuleOn<'table'> = {
  id: 'target-year',
  on: 'table',
  level: 'warning',
  title: '年度指标的日期在预算年度里',
  source: '财预〔2015〕88号 适当性审核',
  why: '年度指标要在当年完成；写着别的年份，多半是从上年抄来的，没有改。',
  fix: '对照批复的文件改正年份；批复的文件如此的，照原样公开',
  example: { subject: 'indicator', passes: '指标值: 2025年11月底前', fails: '指标值: 2024年11月底前' },
  check(table) {
    const { field, indicators, department } = table
    if (field !== '绩效指标') return []
    return indicators.flatMap(({ target: { kind, raw } }, index): Problem[] => {
      const dated = kind === 'date' || kind === 'quality'
      const written = dated ? /20\d\d(?=年|[-./]\d)/.exec(toHalfWidth(raw))?.[0] : undefined
      if (written === undefined || Number(written) === department.year) return []
      return [
        {
          field: `${itemPlace(table, field, index)} › 指标值`,
          quote: raw,
          message: `“${raw}”不在 ${department.year} 年`,
          expected: `${department.year} 年里的日期`,
        },
      ]
    })
  },
}
