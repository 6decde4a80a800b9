import type { Indicator } from '../../content/record.ts'
import { type Direction, directionOf } from '../../model/target.ts'
import type { RuleOn } from '../rule.ts'

export const direction: RuleOn<'indicator'> = {
  id: 'direction',
  on: 'indicator',
  level: 'warning',
  title: '指标值的符号与指标的好坏方向一致',
  source: '财预〔2015〕88号 适当性审核',
  why: '成本、投诉越少越好，数量、满意度越多越好；符号反了，做得差反而算完成。',
  fix: '对照批复的文件改正符号；批复的文件如此的，照原样公开',
  example: {
    subject: 'indicator',
    passes: '三级指标: 读者投诉率\n二级指标: 质量指标\n指标值: ≤2%',
    fails: '三级指标: 读者投诉率\n二级指标: 质量指标\n指标值: ≥2%',
  },
  check({ place, indicator }) {
    const { target, direction: said, name } = indicator
    const written = directionOf(target)
    const meant = said ?? directionByName(indicator)
    if (!written || !meant || written === meant) return []
    const expected = meant === '正向指标' ? '≥' : '≤'
    return [
      {
        field: `${place} › 指标值`,
        quote: target.raw,
        message: `“${name}”应是${meant === '正向指标' ? '越多' : '越少'}越好，指标值却是“${target.raw}”`,
        expected: `用“${expected}”`,
      },
    ]
  },
}

/** Which way is better, where the name or class of an indicator tells. */
function directionByName({ name, level1, level2 }: Indicator): Direction | undefined {
  if (/投诉率|差错率|故障率|犯罪率|事故率|发病率|死亡率|损耗率/.test(name) && !/下降|降低|减少/.test(name))
    return '反向指标'
  if (/节约|节省|压减|控制|减少|下降|降低/.test(name)) return undefined
  if (level1.term === 'cost' || level2.term === 'economicCost') return '反向指标'
  if (level2.term === 'quantity' || (level2.term === 'satisfaction' && /满意/.test(name))) return '正向指标'
  return undefined
}
