import { hides } from '../../model/withheld.ts'
import { rateProblems, whole } from '../result/arithmetic.ts'
import type { Problem, RuleOn } from '../rule.ts'

export const monitorRate: RuleOn<'monitor'> = {
  id: 'monitor-rate',
  on: 'monitor',
  level: 'warning',
  title: '监控的执行率等于执行数除以年初预算数',
  source: '财预〔2019〕136号 绩效目标执行监控表',
  why: '执行率说明钱花到了哪一步，要与金额对得上。',
  fix: '对照监控文件，改正金额或执行率；年中调整了预算、按调整后的数算的，或文件本身如此的，照原样公开',
  example: {
    subject: 'monitor',
    passes: `其他资金: { 年初预算数: 2.00, 执行数: 0.40, 执行率: 20, 全年预计执行数: 1.60 }`,
    fails: `其他资金: { 年初预算数: 2.00, 执行数: 0.40, 执行率: 40.00, 全年预计执行数: 1.60 }`,
  },
  check({ monitor: { total, fiscal, otherFunds } }) {
    const lines = [
      ['年度资金总额', total],
      ['本年一般公共预算拨款', fiscal],
      ['其他资金', otherFunds],
    ] as const
    return lines.flatMap(([name, line]): Problem[] => {
      if (!line || hides(line, '年初预算数', '执行数', '执行率')) return []
      const { planned, spent, rate } = line
      if (!planned || planned.fen === 0 || !spent) return []
      const share = (spent.fen / planned.fen) * whole
      return rateProblems({ name, rate, spent, share }, `年初预算数 ${planned.raw}`)
    })
  },
}
