import type { RuleOn } from '../rule.ts'

export const resultEarly: RuleOn<'result'> = {
  id: 'result-early',
  on: 'result',
  level: 'warning',
  title: '年度结束以后才公开自评',
  source: '财预〔2020〕10号 项目支出绩效自评',
  why: '年度没有结束，全年的执行数和完成值还不知道；多半是日期写错了。',
  fix: '核对公开日期；确实如此的，照实公开',
  example: { subject: 'result', passes: '公开日期: 2026-03-20', fails: '公开日期: 2025-03-20' },
  check({ result: { published }, department: { year } }) {
    if (published === undefined || Number(published.slice(0, 4)) > year) return []
    return [
      {
        field: '公开日期',
        quote: published,
        message: `“${published}”时，${year} 年还没有结束`,
        expected: `${year + 1}-01-01 或以后`,
      },
    ]
  },
}
