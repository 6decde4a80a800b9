import { hides } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'
import { wrongSum } from './sum.ts'

export const midtermSum: RuleOn<'project'> = {
  id: 'midterm-sum',
  on: 'project',
  level: 'error',
  waivable: true,
  title: '中期资金总额等于财政拨款、其他资金的合计',
  source: '财预〔2015〕88号 完整性审核（准确）',
  why: '合计不对，必有一个数是错的。',
  fix: '对照批复的文件，改正其中的数；批复的文件本身如此的，在 waivers.yaml 里写明理由',
  example: {
    subject: 'project',
    passes: '中期资金: { 资金总额: 96.00, 财政拨款: 90.00, 其他资金: 6.00 }',
    fails: '中期资金: { 资金总额: 96.00, 财政拨款: 90.00, 其他资金: 9.00 }',
  },
  check({ project: { midtermFunds }, department: { moneyUnit } }) {
    if (!midtermFunds || hides(midtermFunds, '财政拨款', '其他资金')) return []
    const { total, fiscal, otherFunds } = midtermFunds
    return wrongSum('中期资金 › 资金总额', total, [fiscal, otherFunds], moneyUnit)
  },
}
