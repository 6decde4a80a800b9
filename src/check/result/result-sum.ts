import type { Execution } from '../../content/record.ts'
import { hides } from '../../model/withheld.ts'
import { wrongSum } from '../money/sum.ts'
import type { RuleOn } from '../rule.ts'

const columns = [
  ['年初预算数', 'planned'],
  ['全年预算数', 'adjusted'],
  ['全年执行数', 'spent'],
] as const satisfies readonly [string, keyof Execution][]

export const resultSum: RuleOn<'result'> = {
  id: 'result-sum',
  on: 'result',
  level: 'warning',
  title: '自评的年度资金总额等于各项资金之和',
  source: '财预〔2020〕10号 项目支出绩效自评',
  why: '合计不对，必有一个数是错的，执行率也就不可信。',
  fix: '对照自评文件，改正其中的数；文件本身如此的，照原样公开',
  example: {
    subject: 'result',
    passes: `其他资金: { 年初预算数: 2.00, 全年预算数: 2.00, 全年执行数: 1.80, 执行率: 90.00 }`,
    fails: `其他资金: { 年初预算数: 20.00, 全年预算数: 2.00, 全年执行数: 1.80, 执行率: 90.00 }`,
  },
  check({ result, department: { moneyUnit } }) {
    const { total, fiscal, carriedOver, otherFunds } = result
    if (hides(result, '当年财政拨款', '上年结转资金', '其他资金')) return []
    return columns.flatMap(([name, key]) => {
      if ([fiscal, carriedOver, otherFunds].some((line) => line && hides(line, name))) return []
      // What is carried over from last year may come into the budget only in the course of the year.
      const parts = [fiscal?.[key], carriedOver?.[key], otherFunds?.[key]]
      return wrongSum(`年度资金总额 › ${name}`, total[key], parts, moneyUnit)
    })
  },
}
