import { sameProject, withLastYear } from '../last-year.ts'
import type { Problem, RuleOn } from '../rule.ts'

/** Between 元 and 万元 are 10,000; a real project grows or shrinks by less than this. */
const far = 1000

export const amountYears: RuleOn<'county'> = {
  id: 'amount-years',
  on: 'county',
  level: 'warning',
  title: '同一个项目的金额与上年不差出几个数量级',
  source: '财预〔2015〕88号 适当性审核（资金匹配性）',
  why: '一年填万元、一年填元，就差一万倍，各年也比不起来。',
  fix: '对照两年批复的文件核对金额和单位；批复的文件如此的，照原样公开',
  example: {
    subject: 'years',
    passes: '---\n预算数: 90.00\n财政资金: 90.00\n上年结转:\n其他资金:',
    fails: '---\n预算数: 90000.00\n财政资金: 90000.00\n上年结转:\n其他资金:',
  },
  check({ departments }) {
    return withLastYear(departments).flatMap(({ department, last }) =>
      department.projects.flatMap((project): Problem[] => {
        const { file, budget } = project
        const before = sameProject(last, project)?.budget
        if (!budget || !before || budget.fen === 0 || before.fen === 0) return []
        const times = Math.max(budget.fen / before.fen, before.fen / budget.fen)
        if (times < far) return []
        return [
          {
            file,
            field: '预算数',
            quote: budget.raw,
            message: `“${budget.raw}”${department.moneyUnit}与 ${last.year} 年的“${before.raw}”${last.moneyUnit}相差 ${Math.round(times)} 倍`,
            expected: '核对哪一年把元和万元弄混了',
          },
        ]
      }),
    )
  },
}
