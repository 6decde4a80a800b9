import type { RuleOn } from '../rule.ts'

export const monitorEarly: RuleOn<'monitor'> = {
  id: 'monitor-early',
  on: 'monitor',
  level: 'warning',
  title: '监控的月份过完以后才公开监控',
  source: '财预〔2019〕136号 绩效目标执行监控表',
  why: '到月底的执行数，月底以前还不知道；多半是日期或月份写错了。',
  fix: '核对公开日期和监控截止的月份；确实如此的，照实公开',
  example: {
    subject: 'monitor',
    passes: '监控截止: 7月\n公开日期: 2025-08-25',
    fails: '监控截止: 7月\n公开日期: 2025-07-15',
  },
  check({ monitor: { published, until }, department: { year } }) {
    const last = `${year}-${String(until.month).padStart(2, '0')}`
    if (published === undefined || published.slice(0, 7) > last) return []
    return [
      {
        field: '公开日期',
        quote: published,
        message: `“${published}”时，${year} 年 ${until.month} 月还没有过完`,
        expected: `${until.month} 月底以后`,
      },
    ]
  },
}
