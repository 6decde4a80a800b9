import type { RuleOn } from '../rule.ts'
import { blankColumn } from './blank-column.ts'

export const basisMissing: RuleOn<'table'> = {
  id: 'basis-missing',
  on: 'table',
  level: 'warning',
  title: '每项指标都有指标值确定依据',
  source: '财预〔2015〕88号 完整性审核（无缺项）',
  why: '没有依据，就说不清指标值是怎样定出来的。',
  fix: '照批复的文件补上依据；批复的文件空着的，照原样公开',
  example: { subject: 'indicator', passes: '指标值确定依据: 年度工作计划', fails: '指标值确定依据:' },
  check: (table) => blankColumn(table, '指标值确定依据', ({ basis }) => basis),
}
