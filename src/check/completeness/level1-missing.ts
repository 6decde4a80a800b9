import { hides } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'

const wanted = [
  ['output', '产出指标'],
  ['benefit', '效益指标'],
  ['satisfaction', '满意度指标'],
] as const

export const level1Missing: RuleOn<'table'> = {
  id: 'level1-missing',
  on: 'table',
  level: 'error',
  waivable: true,
  title: '产出、效益、满意度三类指标都有',
  source: '财预〔2015〕88号 完整性审核',
  why: '少了一类，就看不出钱做成了什么、有什么用、服务的人满不满意。',
  fix: '照批复的文件补上；批复的文件确实没有的，在 waivers.yaml 里写明理由',
  example: {
    subject: 'project',
    passes: `绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 办理援助案件, 绩效指标描述: 本年结案的件数, 指标值: ≥80件, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 受援人权益, 绩效指标描述: 挽回损失的案件占比, 指标值: ≥60%, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 受援人满意度, 绩效指标描述: 回访中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }`,
    fails: `绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 办理援助案件, 绩效指标描述: 本年结案的件数, 指标值: ≥80件, 指标值确定依据: 年度计划 }`,
  },
  check(table) {
    const { field, indicators } = table
    // A plan for several years may leave to each year what it sets no target for.
    if (field !== '绩效指标' || hides(table, field)) return []
    const terms = new Set<string>(indicators.flatMap(({ level1, level2 }) => [level1.term, level2.term]))
    const missing = wanted.filter(([term]) => !terms.has(term)).map(([, name]) => name)
    if (missing.length === 0) return []
    return [
      {
        field,
        message: `没有${missing.join('、')}`,
        expected: `${missing.join('、')}${missing.length > 1 ? '各' : ''}至少一项`,
      },
    ]
  },
}
