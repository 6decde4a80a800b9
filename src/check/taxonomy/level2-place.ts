import type { Level1, Level2 } from '../../model/taxonomy.ts'
import type { RuleOn } from '../rule.ts'

/** What 财预〔2015〕88号 (成本 below 产出) and 财预〔2021〕101号 (成本 beside it) put below each first level. */
const below: Partial<Record<Level1, readonly Level2[]>> = {
  cost: ['economicCost', 'socialCost', 'ecologicalCost'],
  output: ['quantity', 'quality', 'timeliness', 'economicCost'],
  // Forms from before 2015 have 满意度 here.
  benefit: ['economicBenefit', 'socialBenefit', 'ecologicalBenefit', 'sustainability', 'satisfaction'],
  satisfaction: ['satisfaction'],
}

export const level2Place: RuleOn<'indicator'> = {
  id: 'level2-place',
  on: 'indicator',
  level: 'warning',
  title: '二级指标放在它的一级指标下面',
  source: '财预〔2015〕88号、财预〔2021〕101号 指标体系',
  why: '放错了类，汇总和比较都会算错。',
  fix: '对照批复的文件改正一级指标或二级指标；批复的文件如此的，照原样公开',
  example: {
    subject: 'indicator',
    passes: '一级指标: 产出指标\n二级指标: 数量指标',
    fails: '一级指标: 效益指标\n二级指标: 数量指标',
  },
  check({ place, indicator: { level1, level2 } }) {
    const allowed = below[level1.term]
    if (level2.term === 'other' || !allowed || allowed.includes(level2.term)) return []
    return [
      {
        field: `${place} › 二级指标`,
        quote: level2.raw,
        message: `“${level2.raw}”放在“${level1.raw}”下面`,
      },
    ]
  },
}
