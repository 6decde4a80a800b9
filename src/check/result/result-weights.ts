import { hides } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'
import { hundredths, sumPoints, whole } from './arithmetic.ts'
import { outcomes } from './outcomes-example.ts'

export const resultWeights: RuleOn<'result'> = {
  id: 'result-weights',
  on: 'result',
  level: 'warning',
  title: '自评的分值合计 100 分',
  source: '财预〔2020〕10号 项目支出绩效自评',
  why: '执行率 10 分，各项指标 90 分。',
  fix: '对照自评文件，改正分值；文件本身如此的，照原样公开',
  example: {
    subject: 'result',
    passes: outcomes,
    fails: outcomes.replace('分值: 30', '分值: 40'),
  },
  check({ result }) {
    const { total, outcomes } = result
    if (hides(result, '绩效指标')) return []
    const sum = sumPoints([total.weight, ...outcomes.map(({ weight }) => weight)])
    if (sum === undefined || sum === whole) return []
    const message = `各项分值加上执行率的分值，合计 ${hundredths(sum)} 分`
    return [{ field: '绩效指标', message, expected: '100 分' }]
  },
}
