import { itemPlace } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'

/** One or two may need no more words than their names; a table of them was not filled in. */
const many = 3

export const descriptionRepeats: RuleOn<'table'> = {
  id: 'description-repeats',
  on: 'table',
  level: 'note',
  title: '绩效指标描述不只重复名称',
  source: '财预〔2015〕88号 完整性审核（明确清晰）',
  why: '描述要说清指标指什么、怎样算；多数指标的描述与名称一样，这一栏等于没有填。',
  fix: '核对批复的文件；下次编制时写清怎样算',
  example: {
    subject: 'project',
    passes: described('全年办结的件数'),
    fails: described('办理案件数量'),
  },
  check(table) {
    const { field, indicators } = table
    const repeated = indicators.flatMap(({ name, description }, index) =>
      description === name ? [index] : [],
    )
    const [first] = repeated
    if (first === undefined || repeated.length < many || repeated.length * 2 < indicators.length) return []
    return [
      {
        field: `${itemPlace(table, field, first)} › 绩效指标描述`,
        message: `${indicators.length} 项指标中有 ${repeated.length} 项的描述与名称一样`,
      },
    ]
  },
}

/** Indicators of which the first has this description, and the others only repeat their names. */
function described(first: string): string {
  return `绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 办理案件数量, 绩效指标描述: ${first}, 指标值: ≥80件, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 咨询人次, 绩效指标描述: 咨询人次, 指标值: ≥800人次, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 受援人满意度, 绩效指标描述: 受援人满意度, 指标值: ≥90%, 指标值确定依据: 年度计划 }`
}
