import { judge } from '../../model/outcome.ts'
import { itemPlace } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'
import { outcomes } from './outcomes-example.ts'

export const resultReason: RuleOn<'result'> = {
  id: 'result-reason',
  on: 'result',
  level: 'warning',
  title: '没有完成的指标说明原因',
  source: '财预〔2020〕10号 项目支出绩效自评',
  why: '没有完成又不说原因，就看不出怎样改进。',
  fix: '照自评文件填写',
  example: {
    subject: 'result',
    passes: outcomes,
    fails: outcomes.replace(', 偏差原因分析及改进措施: 场地维修', ''),
  },
  check: ({ project: { indicators }, result }) =>
    indicators.flatMap(({ target }, index) => {
      const { actual, reason } = result.outcomes[index] ?? {}
      if (!actual || reason !== undefined || judge(target, actual) !== 'missed') return []
      return [
        {
          field: `${itemPlace(result, '绩效指标', index)} › 偏差原因分析及改进措施`,
          message: `没有完成，也没有说明原因：指标值 ${target.raw}，实际完成 ${actual.raw}`,
          expected: '没有完成的原因和改进办法',
        },
      ]
    }),
}
