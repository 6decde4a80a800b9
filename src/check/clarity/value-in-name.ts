import type { RuleOn } from '../rule.ts'

/** Counts are bounded, so that a text of digits alone takes no longer than another. */
const value =
  /(?:[≥≤＞＜><]|达到?|不低于|不少于|不超过|超过|控制在)\s{0,3}\d[\d.]{0,20}\s{0,3}[%％]?|\d[\d.]{0,20}\s{0,3}[%％]/

export const valueInName: RuleOn<'indicator'> = {
  id: 'value-in-name',
  on: 'indicator',
  level: 'warning',
  title: '目标值写在指标值里，不写在名称里',
  source: '财预〔2015〕88号 完整性审核（规范）',
  why: '名称和指标值各有一个数，两处可能不一致。',
  fix: '名称里删去目标值；批复的文件如此的，照原样公开',
  example: {
    subject: 'indicator',
    passes: '三级指标: 图书完好率\n二级指标: 质量指标\n指标值: ≥95%',
    fails: '三级指标: 图书完好率达到95%\n二级指标: 质量指标\n指标值: ≥95%',
  },
  check({ place, indicator: { name } }) {
    const [quote] = value.exec(name) ?? []
    if (quote === undefined) return []
    return [{ field: `${place} › 三级指标`, quote, message: `“${name}”里有目标值“${quote}”` }]
  },
}
