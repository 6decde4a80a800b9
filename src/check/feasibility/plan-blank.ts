import { checkpoints } from '../../model/checkpoint.ts'
import { hides } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'

export const planBlank: RuleOn<'project'> = {
  id: 'plan-blank',
  on: 'project',
  level: 'warning',
  title: '资金支出计划的每个月份都填',
  source: '财预〔2015〕88号 完整性审核（无缺项）',
  why: '空着不知道是没有支出还是忘了填。',
  fix: '没有支出的填 0.00；批复的文件空着的，照原样公开',
  example: {
    subject: 'project',
    passes: '资金支出计划: { 3月底: 0.00, 6月底: 50.00, 10月底: 80.00, 12月底: 100.00 }',
    fails: '资金支出计划: { 3月底, 6月底: 50.00, 10月底: 80.00, 12月底: 100.00 }',
  },
  check({ project }) {
    const { plan } = project
    if (!plan || hides(project, '资金支出计划')) return []
    const blank = checkpoints.filter((checkpoint) => !plan[checkpoint] && !hides(plan, checkpoint))
    return blank.map((checkpoint) => ({
      field: `资金支出计划 › ${checkpoint}`,
      message: '没有填写',
      expected: '累计支出的百分比，没有支出的填 0.00',
    }))
  },
}
