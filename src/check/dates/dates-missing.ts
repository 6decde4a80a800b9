import type { RuleOn } from '../rule.ts'

export const datesMissing: RuleOn<'department'> = {
  id: 'dates-missing',
  on: 'department',
  level: 'note',
  title: '写明批复日期',
  source: '《预算法》第十四条',
  why: '没有批复日期，看不出是不是在二十日内公开。',
  fix: '照批复文件填上批复日期和公开日期；查不到的，空着',
  example: { subject: 'department', passes: '批复日期: 2025-02-10', fails: '批复日期:' },
  check({ department: { approved } }) {
    return approved ? [] : [{ field: '批复日期', message: '没有填写，无法判断是不是按期公开' }]
  },
}
