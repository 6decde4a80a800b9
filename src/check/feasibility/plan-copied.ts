import type { Project } from '../../content/record.ts'
import { checkpoints } from '../../model/checkpoint.ts'
import { hides, withheldWord } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'

export const planCopied: RuleOn<'department'> = {
  id: 'plan-copied',
  on: 'department',
  level: 'warning',
  title: '各项目的支出计划各有测算',
  source: '财预〔2015〕88号 可行性审核',
  why: '多数项目的四个百分比一模一样，多半是照抄，没有按项目的进度测算。',
  fix: '按各项目的实际进度核对；批复的文件如此的，照原样公开',
  example: {
    subject: 'projects',
    passes: `资金支出计划: { 3月底: 25.00, 6月底: 50.00, 10月底: 80.00, 12月底: 100.00 }
---
资金支出计划: { 3月底: 10.00, 6月底: 40.00, 10月底: 90.00, 12月底: 100.00 }
---
资金支出计划: { 3月底: 0.00, 6月底: 30.00, 10月底: 60.00, 12月底: 100.00 }`,
    fails: `资金支出计划: { 3月底: 25.00, 6月底: 50.00, 10月底: 75.00, 12月底: 100.00 }
---
资金支出计划: { 3月底: 25.00, 6月底: 50.00, 10月底: 75.00, 12月底: 100.00 }
---
资金支出计划: { 3月底: 25.00, 6月底: 50.00, 10月底: 75.00, 12月底: 100.00 }`,
  },
  check({ department: { projects } }) {
    const plans = Map.groupBy(
      projects.filter((project) => project.plan && !hides(project, '资金支出计划')),
      planText,
    )
    return [...plans].flatMap(([text, same]) => {
      const [first] = same
      // Fewer may be alike by chance.
      if (!first || same.length < 3 || same.length < projects.length * 0.6) return []
      const message = `${projects.length} 个项目中有 ${same.length} 个的支出计划都是 ${text}`
      return [{ file: first.file, field: '资金支出计划', message }]
    })
  },
}

function planText({ plan = {} }: Project): string {
  return checkpoints
    .map((checkpoint) => (hides(plan, checkpoint) ? withheldWord : (plan[checkpoint]?.raw ?? '空')))
    .join('、')
}
