import { hides } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'

export const qualitativeShare: RuleOn<'table'> = {
  id: 'qualitative-share',
  on: 'table',
  level: 'warning',
  title: '多数指标有数',
  source: '财预〔2015〕88号 相关性审核（细化、量化）',
  why: '指标要尽量定量；定性的过半，年底难以衡量。',
  fix: '核对能不能定量；批复的文件如此的，照原样公开',
  example: {
    subject: 'project',
    passes: `绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 讲座场次, 绩效指标描述: 全年举办讲座, 指标值: ≥8场, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 听讲人次, 绩效指标描述: 全年听讲的人次, 指标值: 较上年增加, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 听众满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }`,
    fails: `绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 讲座场次, 绩效指标描述: 全年举办讲座, 指标值: 每季都有, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 听讲人次, 绩效指标描述: 全年听讲的人次, 指标值: 较上年增加, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 听众满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }`,
  },
  check(table) {
    const { field, indicators } = table
    if (hides(table, field)) return []
    const qualities = indicators.filter(({ target }) => target.kind === 'quality').length
    if (qualities * 2 <= indicators.length) return []
    return [
      { field, message: `${indicators.length} 项指标中有 ${qualities} 项没有数`, expected: '多数指标定量' },
    ]
  },
}
