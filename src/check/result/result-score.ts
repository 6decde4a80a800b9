import { judge } from '../../model/outcome.ts'
import { itemPlace } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'
import { outcomes } from './outcomes-example.ts'
import { isReason } from './result-reason.ts'

export const resultScore: RuleOn<'result'> = {
  id: 'result-score',
  on: 'result',
  level: 'warning',
  title: '完成的得满分，没有完成的不得满分，得分不超过分值',
  source: '财预〔2020〕10号 项目支出绩效自评',
  why: '得分要与完成情况对得上；≤ 的指标小于指标值才算完成。',
  fix: '对照自评文件，改正得分、实际完成值或指标值；文件本身如此的，照原样公开',
  example: {
    subject: 'result',
    passes: outcomes,
    fails: outcomes.replace('得分: 13.75', '得分: 15'),
  },
  check: ({ project: { indicators }, result }) =>
    indicators.flatMap(({ target }, index) => {
      const { weight, score, actual, reason } = result.outcomes[index] ?? {}
      if (!actual || !weight || !score) return []
      const verdict = judge(target, actual)
      const compared = `指标值 ${target.raw}，实际完成 ${actual.raw}`
      const full = score.hundredths === weight.hundredths
      const problem = (message: string, expected: string) => [
        { field: `${itemPlace(result, '绩效指标', index)} › 得分`, message, expected },
      ]
      if (score.hundredths > weight.hundredths)
        return problem(`“${score.raw}”超过了分值`, `不超过 ${weight.raw} 分`)
      // More than was promised, with a reason, may mean that the target was set too low.
      if (!full && (verdict === 'met' || (verdict === 'exceeded' && !isReason(reason))))
        return problem(`完成了却没有得满分：${compared}`, `${weight.raw} 分`)
      if (full && verdict === 'missed')
        return problem(`没有完成却得了满分：${compared}`, `少于 ${weight.raw} 分`)
      return []
    }),
}
