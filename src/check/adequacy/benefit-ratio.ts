import { moneyUnits } from '../../model/money.ts'
import { itemPlace } from '../../model/withheld.ts'
import type { Problem, RuleOn } from '../rule.ts'

/** So many times its budget may a project's economic benefit be before it is asked where that comes from. */
const usual = 20

export const benefitRatio: RuleOn<'project'> = {
  id: 'benefit-ratio',
  on: 'project',
  level: 'warning',
  title: '经济效益与预算数相称',
  source: '财预〔2015〕88号 适当性审核（资金匹配性）',
  why: '效益是预算的几十倍，多半没有测算，或把别的项目的成果也算上了。',
  fix: '核对效益怎样测算；批复的文件如此的，照原样公开',
  example: {
    subject: 'project',
    passes: `预算数: 12.50
绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 调解案件, 绩效指标描述: 全年办结的件数, 指标值: ≥80件, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 挽回经济损失, 绩效指标描述: 挽回的金额, 指标值: ≥50万元, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 当事人满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }`,
    fails: `预算数: 12.50
绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 调解案件, 绩效指标描述: 全年办结的件数, 指标值: ≥80件, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 挽回经济损失, 绩效指标描述: 挽回的金额, 指标值: ≥500万元, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 当事人满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }`,
  },
  check({ project, department: { moneyUnit } }) {
    const { budget, indicators } = project
    if (!budget || budget.fen <= 0) return []
    return indicators.flatMap(({ level2, name, target }, index): Problem[] => {
      if (level2.term !== 'economicBenefit' || target.kind !== 'quantity') return []
      const { raw, unit, value } = target
      if (unit !== '元' && unit !== '万元') return []
      const times = (Number(value) * moneyUnits[unit]) / budget.fen
      if (times < usual) return []
      return [
        {
          field: `${itemPlace(project, '绩效指标', index)} › 指标值`,
          quote: raw,
          message: `“${name}”${raw}，是预算数 ${budget.raw}${moneyUnit}的 ${times.toFixed(0)} 倍`,
        },
      ]
    })
  },
}
