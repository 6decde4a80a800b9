import { judge } from '../../model/outcome.ts'
import { saysNothing } from '../../model/text.ts'
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
      if (!actual || isReason(reason) || judge(target, actual) !== 'missed') return []
      const said = reason === undefined ? '也没有说明原因' : `原因却写着“${reason}”`
      return [
        {
          field: `${itemPlace(result, '绩效指标', index)} › 偏差原因分析及改进措施`,
          message: `没有完成，${said}：指标值 ${target.raw}，实际完成 ${actual.raw}`,
          expected: '没有完成的原因和改进办法',
        },
      ]
    }),
}

/** Whether a reason is one: of what was not reached, `无` and `无偏差` are none. */
export function isReason(text: string | undefined): boolean {
  return text !== undefined && !saysNothing(text) && !/^(无|没有)(偏差|原因)[。.]?$/.test(text.trim())
}
