import type { RuleOn } from '../rule.ts'
import { agrees, fundingLines, hundredths, whole } from './arithmetic.ts'

export const resultRateScore: RuleOn<'result'> = {
  id: 'result-rate-score',
  on: 'result',
  level: 'warning',
  title: '执行率的得分等于执行率乘以分值',
  source: '财预〔2020〕10号 项目支出绩效自评',
  why: '得分按执行率折算，超过 100% 的按 100% 算。',
  fix: '对照自评文件，改正得分；文件本身如此的，照原样公开',
  example: {
    subject: 'result',
    passes: `年度资金总额: { 年初预算数: 40.00, 全年预算数: 42.00, 全年执行数: 39.90, 分值: 10, 执行率: 95.00, 得分: 9.50 }`,
    fails: `年度资金总额: { 年初预算数: 40.00, 全年预算数: 42.00, 全年执行数: 39.90, 分值: 10, 执行率: 95.00, 得分: 8.00 }`,
  },
  check: ({ result }) =>
    fundingLines(result).flatMap(({ name, weight, score, share }) => {
      const earned = weight && (Math.min(share, whole) / whole) * weight.hundredths
      if (!score || earned === undefined || agrees(score, earned)) return []
      const message = `“${score.raw}”不是执行率乘以分值（${weight?.raw} 分）`
      return [{ field: `${name} › 得分`, message, expected: `${hundredths(earned)} 分` }]
    }),
}
