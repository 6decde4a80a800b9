import type { RuleOn } from '../rule.ts'

/** Names that tell the unit of what they count. */
const told: readonly { pattern: RegExp; units: readonly string[]; expected: string }[] = [
  { pattern: /率$/, units: ['%', '‰'], expected: '百分比' },
  { pattern: /人数$/, units: ['人', '名', '万人'], expected: '人' },
  { pattern: /人次$/, units: ['人次', '万人次'], expected: '人次' },
  { pattern: /户数$/, units: ['户', '万户'], expected: '户' },
]

export const unitByName: RuleOn<'indicator'> = {
  id: 'unit-by-name',
  on: 'indicator',
  level: 'warning',
  title: '指标值的单位与名称一致',
  source: '财预〔2015〕88号 相关性审核（指标科学性）',
  why: '一个人来三次是 1 人、3 人次；名称和单位不一致，就不知道数的是什么。',
  fix: '对照批复的文件改正单位或名称；批复的文件如此的，照原样公开',
  example: {
    subject: 'indicator',
    passes: '三级指标: 培训人数\n指标值: ≥100人',
    fails: '三级指标: 培训人数\n指标值: ≥100人次',
  },
  check({ place, indicator: { name, target } }) {
    if (target.kind !== 'quantity') return []
    const { raw, unit } = target
    // Without any unit, that is what is wrong.
    if (unit === '') return []
    const meant = told.find(({ pattern }) => pattern.test(name))
    if (!meant || meant.units.includes(unit)) return []
    const { expected } = meant
    return [
      {
        field: `${place} › 指标值`,
        quote: raw,
        message: `“${name}”的指标值是“${raw}”`,
        expected: `单位是${expected}`,
      },
    ]
  },
}
