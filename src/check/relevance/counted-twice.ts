import type { Project } from '../../content/record.ts'
import { itemPlace } from '../../model/withheld.ts'
import type { Problem, RuleOn } from '../rule.ts'

export const countedTwice: RuleOn<'department'> = {
  id: 'counted-twice',
  on: 'department',
  level: 'warning',
  title: '同一项效益只在一个项目里计算',
  source: '财预〔2015〕88号 适当性审核（绩效合理性）',
  why: '几个项目各报同样的效益、同样的数，加起来就重复了。',
  fix: '核对是不是同一件事：是的，只在一个项目里计；不是的，分别测算。批复的文件如此的，照原样公开',
  example: {
    subject: 'projects',
    passes: `绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 调解案件, 绩效指标描述: 全年办结的件数, 指标值: ≥80件, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 挽回经济损失, 绩效指标描述: 挽回的金额, 指标值: ≥50万元, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 当事人满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }
---
绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 公证办件, 绩效指标描述: 全年办结的件数, 指标值: ≥60件, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 挽回经济损失, 绩效指标描述: 挽回的金额, 指标值: ≥20万元, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 申请人满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }`,
    fails: `绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 调解案件, 绩效指标描述: 全年办结的件数, 指标值: ≥80件, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 挽回经济损失, 绩效指标描述: 挽回的金额, 指标值: ≥50万元, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 当事人满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }
---
绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 公证办件, 绩效指标描述: 全年办结的件数, 指标值: ≥60件, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 经济效益指标, 三级指标: 挽回经济损失, 绩效指标描述: 挽回的金额, 指标值: ≥50万元, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 申请人满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }`,
  },
  check({ department: { projects } }) {
    const first = new Map<string, Project>()
    return projects.flatMap((project) =>
      project.indicators.flatMap(({ level1, name, target }, index): Problem[] => {
        // Shares and times are standards, which many projects may have; what is counted is done only once.
        if (level1.term !== 'benefit' || target.kind !== 'quantity' || standards.has(target.unit)) return []
        const key = `${name}\n${target.raw}`
        const other = first.get(key)
        if (!other) first.set(key, project)
        if (!other || other === project) return []
        return [
          {
            file: project.file,
            field: `${itemPlace(project, '绩效指标', index)} › 指标值`,
            quote: target.raw,
            message: `“${name}”${target.raw}，“${other.name}”（${other.file}）也是${target.raw}`,
            expected: '同一项效益只计一次',
          },
        ]
      }),
    )
  },
}

const standards = new Set(['%', '‰', '小时', '天', '日', '月', '个月', '年', '分钟', ''])
