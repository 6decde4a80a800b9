import { exactMoney } from '../../model/money.ts'
import { hides, itemPlace } from '../../model/withheld.ts'
import type { Problem, RuleOn } from '../rule.ts'
import { sumDiffers } from './sum.ts'

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
    const differs = (field: string, raw: string, fen: number): Problem => ({
      field,
      quote: raw,
      message: `“${raw}”不是各项的合计`,
      expected: `${exactMoney(fen, moneyUnit)}${moneyUnit}`,
    })
    const down = columns.flatMap(([name, key]) => {
      const said = sum?.[key]
      if (tasks.length === 0 || hides(overall, '年度主要任务') || tasks.some((task) => hides(task, name)))
        return []
      const fen = sumDiffers(
        said,
        tasks.map((task) => task[key]),
        moneyUnit,
      )
      return said && fen !== undefined ? [differs(`金额合计 › ${name}`, said.raw, fen)] : []
    })
    const across = tasks.flatMap((task, index) => {
      const { total, fiscal, otherFunds } = task
      if (hides(task, '财政拨款', '其他资金')) return []
      const fen = sumDiffers(total, [fiscal, otherFunds], moneyUnit)
      return total && fen !== undefined
        ? [differs(`${itemPlace(overall, '年度主要任务', index)} › 总额`, total.raw, fen)]
        : []
    })
    return [...across, ...down]
  },
}
