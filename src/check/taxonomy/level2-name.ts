import type { Level2 } from '../../model/taxonomy.ts'
import type { RuleOn } from '../rule.ts'

/** Names that tell what an indicator measures; the first that fits decides, unless it is filed under `or`. */
const told: readonly { pattern: RegExp; term: Level2; name: string; or?: Level2 }[] = [
  { pattern: /满意度|满意率/, term: 'satisfaction', name: '服务对象满意度指标' },
  { pattern: /及时性|及时率|时限$|完成时间$/, term: 'timeliness', name: '时效指标' },
  // How much of the water or air meets its standard is what a project does for the environment.
  { pattern: /合格率|达标率/, term: 'quality', name: '质量指标', or: 'ecologicalBenefit' },
]

export const level2Name: RuleOn<'indicator'> = {
  id: 'level2-name',
  on: 'indicator',
  level: 'warning',
  title: '三级指标的名称与二级指标不矛盾',
  source: '财预〔2015〕88号 相关性审核（指标科学性）',
  why: '名称说的是时效、质量或满意度，却归在别的类里。',
  fix: '对照批复的文件改正二级指标或名称；批复的文件如此的，照原样公开',
  example: {
    subject: 'indicator',
    passes: '二级指标: 时效指标\n三级指标: 业务处理及时性\n指标值: ≥90%',
    fails: '二级指标: 质量指标\n三级指标: 业务处理及时性\n指标值: ≥90%',
  },
  check({ place, indicator: { level2, name } }) {
    const meant = told.find(({ pattern }) => pattern.test(name))
    if (!meant || [meant.term, meant.or, 'other'].includes(level2.term)) return []
    return [
      {
        field: `${place} › 二级指标`,
        quote: level2.raw,
        message: `“${name}”归在“${level2.raw}”`,
        expected: meant.name,
      },
    ]
  },
}
