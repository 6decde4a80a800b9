import type { Problem, RuleOn } from '../rule.ts'

/** Budgets are approved from the autumn before their year on. */
const earliestMonth = '10'

export const dateYear: RuleOn<'department'> = {
  id: 'date-year',
  on: 'department',
  level: 'warning',
  title: '批复和公开的日期与年度相合',
  source: '《预算法》第十四条、第五十二条',
  why: '预算在年度之前或年初批复；日期是别的年份的，多半是从上年的文件抄来的，没有改。',
  fix: '查对批复文件和公开页面上的日期，改正日期或年度；确实如此的，照原样公开',
  example: {
    subject: 'department',
    passes: '批复日期: 2024-12-28\n公开日期: 2025-01-10',
    fails: '批复日期: 2024-02-10\n公开日期: 2024-02-20',
  },
  check({ department: { approved, published, year } }) {
    const first = `${year - 1}-${earliestMonth}`
    const early = (field: string, date: string | undefined): Problem[] =>
      date !== undefined && date < first
        ? [
            {
              field,
              quote: date,
              message: `“${date}”是 ${date.slice(0, 4)} 年的，这里是 ${year} 年度的预算`,
              expected: `${first}-01 或以后`,
            },
          ]
        : []
    const late =
      approved !== undefined && approved > `${year}-12-32`
        ? [
            {
              field: '批复日期',
              quote: approved,
              message: `“${approved}”在 ${year} 年度之后`,
              expected: `不晚于 ${year}-12-31`,
            },
          ]
        : []
    return [...early('批复日期', approved), ...late, ...early('公开日期', published)]
  },
}
