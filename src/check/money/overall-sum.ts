import { hides, itemPlace } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'
import { wrongSum } from './sum.ts'

const columns = [
  ['总额', 'total'],
  ['财政拨款', 'fiscal'],
  ['其他资金', 'otherFunds'],
] as const

export const overallSum: RuleOn<'overall'> = {
  id: 'overall-sum',
  on: 'overall',
  level: 'error',
  waivable: true,
  title: '整体目标的金额合计等于各项任务之和，每项任务的总额等于各项资金之和',
  source: '财预〔2015〕88号 完整性审核（准确）',
  why: '合计不对，必有一个数是错的。',
  fix: '对照批复的文件，改正其中的数；批复的文件本身如此的，在 waivers.yaml 里写明理由',
  example: {
    subject: 'overall',
    passes: '金额合计: { 总额: 235.00, 财政拨款: 229.00, 其他资金: 6.00 }',
    fails: '金额合计: { 总额: 253.00, 财政拨款: 229.00, 其他资金: 6.00 }',
  },
  check({ overall, department: { moneyUnit } }) {
    const { tasks, sum } = overall
    const down = columns.flatMap(([name, key]) => {
      if (hides(overall, '年度主要任务') || tasks.some((task) => hides(task, name))) return []
      const parts = tasks.map((task) => task[key])
      return wrongSum(`金额合计 › ${name}`, sum?.[key], parts, moneyUnit, '各项')
    })
    const across = tasks.flatMap((task, index) => {
      const { total, fiscal, otherFunds } = task
      if (hides(task, '财政拨款', '其他资金')) return []
      const field = `${itemPlace(overall, '年度主要任务', index)} › 总额`
      return wrongSum(field, total, [fiscal, otherFunds], moneyUnit, '各项')
    })
    return [...across, ...down]
  },
}
