import type { Level1 } from '../../model/taxonomy.ts'
import type { Problem, RuleOn } from '../rule.ts'
import { weighted } from './weighted-example.ts'

type Pattern = Partial<Record<Level1, number>>

/** Where a project sets no 满意度, its 10 points go to 效益. */
const patterns: readonly Pattern[] = [
  { cost: 20, output: 40, benefit: 20, satisfaction: 10 },
  { cost: 20, output: 40, benefit: 30 },
  { output: 50, benefit: 30, satisfaction: 10 },
  { output: 50, benefit: 40 },
]

const names: readonly [Level1, string][] = [
  ['cost', '成本'],
  ['output', '产出'],
  ['benefit', '效益'],
  ['satisfaction', '满意度'],
]

export const weightsPattern: RuleOn<'table'> = {
  id: 'weights-pattern',
  on: 'table',
  level: 'warning',
  title: '各类指标的权重照 101 号文的比例',
  source: '财预〔2021〕101号 权重设置',
  why: '设成本指标的是 20、40、20、10，不设的是产出 50、效益 30、满意度 10；不设满意度的，10 分归效益。',
  fix: '对照批复的文件核对权重；批复的文件如此的，照原样公开',
  example: {
    subject: 'project',
    passes: weighted,
    fails: weighted.replace('权重: 50', '权重: 20').replace('权重: 10', '权重: 40'),
  },
  check({ field, indicators, weightTotal }): Problem[] {
    const sums = new Map<Level1, number>()
    let total = 0
    for (const { level1, weight } of indicators) {
      if (!weight) return []
      sums.set(level1.term, (sums.get(level1.term) ?? 0) + weight.hundredths)
      total += weight.hundredths
    }
    // What is wrong with another total, `weights-sum` says; of 100 points there is no pattern.
    if (total !== 9000 || weightTotal !== total) return []
    const fits = patterns.some((pattern) =>
      names.every(([term]) => (pattern[term] ?? 0) * 100 === (sums.get(term) ?? 0)),
    )
    if (fits) return []
    const said = names.flatMap(([term, name]) => {
      const sum = sums.get(term)
      return sum === undefined ? [] : [`${name} ${sum / 100}`]
    })
    const expected = sums.has('cost') ? '成本 20、产出 40、效益 20、满意度 10' : '产出 50、效益 30、满意度 10'
    return [{ field, message: `权重是${said.join('、')}`, expected }]
  },
}
