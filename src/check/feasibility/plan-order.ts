import { checkpoints } from '../../model/checkpoint.ts'
import type { Problem, RuleOn } from '../rule.ts'

export const planOrder: RuleOn<'project'> = {
  id: 'plan-order',
  on: 'project',
  level: 'error',
  waivable: true,
  title: '资金支出计划是累计数：后面不小于前面，12月底是 100',
  source: '财预〔2015〕88号 可行性审核',
  why: '支出计划填的是到月底累计的百分比；变小或到不了 100，就是填成了每季度的数或填错了。',
  fix: '对照批复的文件改正；批复的文件本身如此的，在 waivers.yaml 里写明理由',
  example: {
    subject: 'project',
    passes: '资金支出计划: { 3月底: 25.00, 6月底: 50.00, 10月底: 80.00, 12月底: 100.00 }',
    fails: '资金支出计划: { 3月底: 25.00, 6月底: 25.00, 10月底: 20.00, 12月底: 30.00 }',
  },
  check({ project: { plan = {} } }) {
    const problems: Problem[] = []
    let before = { raw: '0', hundredths: 0 }
    for (const checkpoint of checkpoints) {
      const share = plan[checkpoint]
      if (!share) continue
      const field = `资金支出计划 › ${checkpoint}`
      if (share.hundredths < before.hundredths)
        problems.push({
          field,
          quote: share.raw,
          message: `“${share.raw}”比前面的“${before.raw}”小`,
          expected: `不小于 ${before.raw}`,
        })
      else if (checkpoint === '12月底' && share.hundredths !== 10000)
        problems.push({ field, quote: share.raw, message: `“${share.raw}”不是 100`, expected: '100.00' })
      before = share
    }
    return problems
  },
}
