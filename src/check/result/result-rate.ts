import type { RuleOn } from '../rule.ts'
import { fundingLines, rateProblems } from './arithmetic.ts'

export const resultRate: RuleOn<'result'> = {
  id: 'result-rate',
  on: 'result',
  level: 'warning',
  title: '执行率等于全年执行数除以全年预算数',
  source: '财预〔2020〕10号 项目支出绩效自评',
  why: '执行率是自评得分的依据，要与金额对得上。',
  fix: '对照自评文件，改正金额或执行率；文件本身如此的，照原样公开',
  example: {
    subject: 'result',
    passes: `年度资金总额: { 年初预算数: 40.00, 全年预算数: 42.00, 全年执行数: 39.90, 分值: 10, 执行率: 95.00, 得分: 9.50 }`,
    fails: `年度资金总额: { 年初预算数: 40.00, 全年预算数: 42.00, 全年执行数: 39.90, 分值: 10, 执行率: 96.00, 得分: 9.50 }`,
  },
  check: ({ result }) => fundingLines(result).flatMap((line) => rateProblems(line, `预算数 ${line.budget}`)),
}
