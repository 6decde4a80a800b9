import { disclosureDeadline } from '../../model/disclosure-deadline.ts'
import type { RuleOn } from '../rule.ts'

export const deadline: RuleOn<'department'> = {
  id: 'deadline',
  on: 'department',
  level: 'warning',
  title: '批复后二十日内公开',
  source: '《预算法》第十四条',
  why: '部门预算批复后二十日内由各部门向社会公开；二十日按日历天数算，批复当日不算。',
  fix: '核对批复日期和公开日期；确实晚了的，照实公开',
  example: {
    subject: 'department',
    passes: '批复日期: 2025-02-10\n公开日期: 2025-03-02',
    fails: '批复日期: 2025-02-10\n公开日期: 2025-03-03',
  },
  check({ department: { approved, published } }) {
    if (!approved) return []
    const last = disclosureDeadline(approved)
    if (!published)
      return [
        {
          field: '公开日期',
          message: `没有公开日期；${approved.slice(0, 10)} 批复`,
          expected: `不晚于 ${last}`,
        },
      ]
    if (published.slice(0, 10) <= last) return []
    return [
      {
        field: '公开日期',
        quote: published,
        message: `“${published}”晚于批复后二十日；${approved.slice(0, 10)} 批复`,
        expected: `不晚于 ${last}`,
      },
    ]
  },
}
