import { moneyUnits } from '../../model/money.ts'
import { itemPlace } from '../../model/withheld.ts'
import type { Problem, RuleOn } from '../rule.ts'

export const costExceedsBudget: RuleOn<'project'> = {
  id: 'cost-exceeds-budget',
  on: 'project',
  level: 'warning',
  title: '成本不超过预算数',
  source: '财预〔2015〕88号 适当性审核（资金匹配性）',
  why: '成本的上限比整个项目的钱还多，控制不了成本。元和万元写错也会这样。',
  fix: '核对成本指标的数和单位；批复的文件如此的，照原样公开',
  example: {
    subject: 'project',
    passes: `绩效指标:
  - { 一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 购书成本, 绩效指标描述: 全年购书的支出, 指标值: ≤10万元, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 到馆人次, 绩效指标描述: 全年进馆的人次, 指标值: ≥800人次, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 读者满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }`,
    fails: `绩效指标:
  - { 一级指标: 产出指标, 二级指标: 成本指标, 三级指标: 购书成本, 绩效指标描述: 全年购书的支出, 指标值: ≤125000万元, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 到馆人次, 绩效指标描述: 全年进馆的人次, 指标值: ≥800人次, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 读者满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }`,
  },
  check({ project, department: { moneyUnit } }) {
    const { budget, indicators } = project
    if (!budget) return []
    return indicators.flatMap(({ level1, level2, name, target }, index): Problem[] => {
      const isCost = level1.term === 'cost' || level2.term === 'economicCost'
      if (!isCost || target.kind !== 'quantity') return []
      const { raw, unit, value } = target
      if ((unit !== '元' && unit !== '万元') || Number(value) * moneyUnits[unit] <= budget.fen) return []
      return [
        {
          field: `${itemPlace(project, '绩效指标', index)} › 指标值`,
          quote: raw,
          message: `“${name}”${raw}，超过预算数 ${budget.raw}${moneyUnit}`,
        },
      ]
    })
  },
}
