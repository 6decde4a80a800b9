import type { RuleOn } from '../rule.ts'

export const dateOrder: RuleOn<'department'> = {
  id: 'date-order',
  on: 'department',
  level: 'warning',
  title: '先批复，后公开',
  source: '《预算法》第十四条',
  why: '公开的是批复的预算，不会早于批复。',
  fix: '对照文件，改正批复日期或公开日期',
  example: {
    subject: 'department',
    passes: '批复日期: 2025-02-10\n公开日期: 2025-02-20',
    fails: '批复日期: 2025-02-10\n公开日期: 2025-01-20',
  },
  check({ department: { approved, published } }) {
    if (!approved || !published || published.slice(0, 10) >= approved.slice(0, 10)) return []
    return [
      {
        field: '公开日期',
        quote: published,
        message: `“${published}”早于批复日期“${approved}”`,
        expected: `${approved.slice(0, 10)} 或以后`,
      },
    ]
  },
}
