import { isDecimalShare } from '../../model/outcome.ts'
import { itemPlace } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'
import { outcomes } from './outcomes-example.ts'

export const resultDecimal: RuleOn<'result'> = {
  id: 'result-decimal',
  on: 'result',
  level: 'warning',
  title: '实际完成值的百分比写成百分数，不写成小数',
  source: '财预〔2020〕10号 项目支出绩效自评',
  why: 'Excel 里显示 93% 的格子，复制出来是 0.93，比不出有没有完成。',
  fix: '对照自评文件改成百分数；文件本身如此的，照原样公开',
  example: { subject: 'result', passes: outcomes, fails: outcomes.replace('93%', '0.93') },
  check: ({ project: { indicators }, result }) =>
    indicators.flatMap(({ target }, index) => {
      const { actual } = result.outcomes[index] ?? {}
      if (actual?.kind !== 'quantity' || !isDecimalShare(target, actual)) return []
      return [
        {
          field: `${itemPlace(result, '绩效指标', index)} › 实际完成值`,
          quote: actual.raw,
          message: `“${actual.raw}”像是写成小数的百分比：指标值 ${target.raw}`,
          expected: `${Number((Number(actual.value) * 100).toFixed(6))}%`,
        },
      ]
    }),
}
