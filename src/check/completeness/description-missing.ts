import type { RuleOn } from '../rule.ts'
import { blankColumn } from './blank-column.ts'

export const descriptionMissing: RuleOn<'table'> = {
  id: 'description-missing',
  on: 'table',
  level: 'warning',
  title: '每项指标都有绩效指标描述',
  source: '财预〔2015〕88号 完整性审核（无缺项）',
  why: '没有描述，读者不知道指标怎样算。',
  fix: '照批复的文件补上描述；批复的文件空着的，照原样公开',
  example: { subject: 'indicator', passes: '绩效指标描述: 本年购置入藏的图书册数', fails: '绩效指标描述:' },
  check: (table) => blankColumn(table, '绩效指标描述', ({ description }) => description),
}
