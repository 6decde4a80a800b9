import { hides } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'
import { wrongSum } from './sum.ts'

export const projectSum: RuleOn<'project'> = {
  id: 'money-sum',
  on: 'project',
  level: 'error',
  waivable: true,
  title: '预算数等于财政资金、上年结转、其他资金的合计',
  source: '财预〔2015〕88号 完整性审核（准确）',
  why: '合计不对，必有一个数是错的。',
  fix: '对照批复的文件，改正其中的数；批复的文件本身如此的，在 waivers.yaml 里写明理由',
  example: {
    subject: 'project',
    passes: '预算数: 12.50\n财政资金: 12.00\n其他资金: 0.50',
    fails: '预算数: 12.50\n财政资金: 12.00\n其他资金: 5.00',
  },
  check({ project, department: { moneyUnit } }) {
    const { budget, fiscal, carriedOver, otherFunds } = project
    if (hides(project, '财政资金', '上年结转', '其他资金')) return []
    return wrongSum('预算数', budget, [fiscal, carriedOver, otherFunds], moneyUnit)
  },
}
