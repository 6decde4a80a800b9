import type { Progress } from '../../content/record.ts'
import { hides } from '../../model/withheld.ts'
import { wrongSum } from '../money/sum.ts'
import type { RuleOn } from '../rule.ts'

const columns = [
  ['年初预算数', 'planned'],
  ['执行数', 'spent'],
  ['全年预计执行数', 'expected'],
] as const satisfies readonly [string, keyof Progress][]

export const monitorSum: RuleOn<'monitor'> = {
  id: 'monitor-sum',
  on: 'monitor',
  level: 'warning',
  title: '监控的年度资金总额等于各项资金之和',
  source: '财预〔2019〕136号 绩效目标执行监控表',
  why: '合计不对，必有一个数是错的。',
  fix: '对照监控文件，改正其中的数；文件本身如此的，照原样公开',
  example: {
    subject: 'monitor',
    passes: `其他资金: { 年初预算数: 2.00, 执行数: 0.40, 执行率: 20.00, 全年预计执行数: 1.60 }`,
    fails: `其他资金: { 年初预算数: 2.00, 执行数: 4.00, 执行率: 20.00, 全年预计执行数: 1.60 }`,
  },
  check({ monitor, department: { moneyUnit } }) {
    const { total, fiscal, otherFunds } = monitor
    if (hides(monitor, '本年一般公共预算拨款', '其他资金')) return []
    return columns.flatMap(([name, key]) => {
      if ([fiscal, otherFunds].some((line) => line && hides(line, name))) return []
      return wrongSum(`年度资金总额 › ${name}`, total[key], [fiscal?.[key], otherFunds?.[key]], moneyUnit)
    })
  },
}
