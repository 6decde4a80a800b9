import { itemPlace } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'

export const indicatorTwice: RuleOn<'table'> = {
  id: 'indicator-twice',
  on: 'table',
  level: 'warning',
  title: '同一张表里三级指标不重名',
  source: '财预〔2015〕88号 相关性审核（指标科学性）',
  why: '同名的两项分不清各指什么，自评时也对不上。',
  fix: '对照批复的文件，删去重复的一项或改正名称',
  example: {
    subject: 'project',
    passes: `绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 讲座场次, 绩效指标描述: 全年举办讲座, 指标值: ≥8场, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 听讲人次, 绩效指标描述: 全年听讲的人次, 指标值: ≥800人次, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 听众满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }`,
    fails: `绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 讲座, 绩效指标描述: 全年举办讲座, 指标值: ≥8场, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 讲座, 绩效指标描述: 全年听讲的人次, 指标值: ≥800人次, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 听众满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }`,
  },
  check(table) {
    const { field, indicators } = table
    const first = new Map<string, string>()
    return indicators.flatMap(({ name }, index) => {
      const earlier = first.get(name)
      const place = itemPlace(table, field, index)
      first.set(name, earlier ?? place)
      if (earlier === undefined) return []
      return [{ field: `${place} › 三级指标`, quote: name, message: `“${name}”与${earlier}重名` }]
    })
  },
}
