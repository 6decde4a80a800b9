import { hides } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'
import { hundredths, sumPoints } from './arithmetic.ts'

export const resultTotal: RuleOn<'result'> = {
  id: 'result-total',
  on: 'result',
  level: 'warning',
  title: '总分等于各项得分的合计',
  source: '财预〔2020〕10号 项目支出绩效自评',
  why: '总分决定评价的等级。',
  fix: '对照自评文件，改正总分或各项得分；文件本身如此的，照原样公开',
  example: { subject: 'result', passes: `总分: 98.25`, fails: `总分: 99.25` },
  check({ result }) {
    const { total, outcomes, score } = result
    if (hides(result, '绩效指标')) return []
    const sum = sumPoints([total.score, ...outcomes.map((outcome) => outcome.score)])
    if (!score || sum === undefined || sum === score.hundredths) return []
    const message = `“${score.raw}”不是各项得分的合计`
    return [{ field: '总分', quote: score.raw, message, expected: `${hundredths(sum)} 分` }]
  },
}
