import { hides } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'
import { weighted } from './weighted-example.ts'

export const weightsSum: RuleOn<'table'> = {
  id: 'weights-sum',
  on: 'table',
  level: 'error',
  waivable: true,
  title: '用权重的，各项权重合计 90 分（site.yaml 可以改成 100 分）',
  source: '财预〔2021〕101号（另外 10 分是预算执行率）',
  why: '权重随批复定下，自评时按它打分；合计不对，总分就不对。',
  fix: '对照批复的文件改正权重；批复的文件本身如此的，在 waivers.yaml 里写明理由',
  example: {
    subject: 'project',
    passes: weighted,
    fails: weighted.replace('权重: 10', '权重: 20'),
  },
  check(table) {
    const { field, indicators } = table
    if (hides(table, field) || indicators.some((indicator) => hides(indicator, '权重'))) return []
    const weights = indicators.flatMap(({ weight }) => (weight ? [weight.hundredths] : []))
    if (weights.length === 0) return []
    if (weights.length < indicators.length)
      return [
        {
          field,
          message: `${indicators.length} 项指标中只有 ${weights.length} 项有权重`,
          expected: '每项都有权重，或都没有',
        },
      ]
    const sum = weights.reduce((total, weight) => total + weight, 0)
    const { weightTotal } = table
    return sum === weightTotal
      ? []
      : [{ field, message: `权重合计 ${sum / 100} 分`, expected: `${weightTotal / 100} 分` }]
  },
}
