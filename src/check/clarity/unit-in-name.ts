import { toHalfWidth } from '../../model/text.ts'
import type { RuleOn } from '../rule.ts'

export const unitInName: RuleOn<'indicator'> = {
  id: 'unit-in-name',
  on: 'indicator',
  level: 'warning',
  title: '单位写在指标值里，不写在三级指标的名称里',
  source: '财预〔2015〕88号 完整性审核（规范）',
  why: '名称和指标值各写一次单位，印出来重复，两处还可能不一致。',
  fix: '名称里删去括号和单位；批复的文件如此的，照原样公开',
  example: {
    subject: 'indicator',
    passes: '三级指标: 再次犯罪率\n二级指标: 质量指标\n指标值: ≤0.5百分比',
    fails: '三级指标: 再次犯罪率（%）\n二级指标: 质量指标\n指标值: ≤0.5百分比',
  },
  check({ place, indicator: { name, target } }) {
    const [quote, unit = ''] =
      /[（(]\s*(?:单位[:：])?\s*([%％‰]|百分比|万?元|[件次人个册场天月])\s*[）)]/.exec(name) ?? []
    if (quote === undefined) return []
    const written = 'unit' in target ? target.unit : ''
    const twice = written !== '' && toHalfWidth(unit).replace('百分比', '%') === written
    return [
      {
        field: `${place} › 三级指标`,
        quote,
        message: `“${name}”里有单位${twice ? `，指标值“${target.raw}”里又写了一次` : ''}`,
        expected: name.replace(quote, '').trim(),
      },
    ]
  },
}
