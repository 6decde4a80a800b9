import { exactMoney, sumMoney } from '../../model/money.ts'
import type { RuleOn } from '../rule.ts'

export const projectsExceedOverall: RuleOn<'overall'> = {
  id: 'projects-exceed-overall',
  on: 'overall',
  level: 'warning',
  title: '各项目的预算数合计不超过整体支出',
  source: '财预〔2015〕88号 完整性审核（准确）',
  why: '整体支出包括基本支出和全部项目支出，项目加起来不会更多；多半是重复申报，或口径不同。',
  fix: '核对项目有没有重复、整体支出有没有漏项；口径不同的，在文本里说明',
  example: {
    subject: 'overall',
    passes: '金额合计: { 总额: 235.00, 财政拨款: 229.00, 其他资金: 6.00 }',
    fails: `年度主要任务:
  - { 任务名称: 公共阅读服务, 总额: 10.00, 财政拨款: 10.00, 其他资金: 0.00 }
金额合计: { 总额: 10.00, 财政拨款: 10.00, 其他资金: 0.00 }`,
  },
  check({ overall: { sum }, department: { projects, moneyUnit } }) {
    const total = sum?.total
    const fen = sumMoney(projects.map(({ budget }) => budget))
    if (!total || fen <= total.fen) return []
    return [
      {
        field: '金额合计 › 总额',
        quote: total.raw,
        message: `“${total.raw}”比 ${projects.length} 个项目的预算数合计 ${exactMoney(fen, moneyUnit)}${moneyUnit}还少`,
        expected: `不少于 ${exactMoney(fen, moneyUnit)}${moneyUnit}`,
      },
    ]
  },
}
