import type { Project } from '../../content/record.ts'
import { directionOf, type Target } from '../../model/target.ts'
import { itemPlace } from '../../model/withheld.ts'
import { sameProject, withLastYear } from '../last-year.ts'
import type { Problem, RuleOn } from '../rule.ts'

export const targetBelowActual: RuleOn<'county'> = {
  id: 'target-below-actual',
  on: 'county',
  level: 'note',
  title: '指标值不低于上年实际完成的',
  source: '财预〔2015〕88号 适当性审核（绩效合理性）',
  why: '上年已经做到的，今年定得一样或更低，就不用努力了；情况变了的，要能说明。',
  fix: '核对测算的依据；批复的文件如此的，照原样公开',
  example: {
    subject: 'years',
    passes: `# 上年实际完成 3120册
总分: 98.25
---
绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 新增图书数量, 指标值: ≥3200册 }
  - { 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 到馆人次, 指标值: ≥52000人次 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 读者满意度, 指标值: ≥93% }`,
    fails: `# 上年实际完成 3120册
总分: 98.25
---
绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 新增图书数量, 指标值: ≥3000册 }
  - { 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 到馆人次, 指标值: ≥52000人次 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 读者满意度, 指标值: ≥93% }`,
  },
  check({ departments }) {
    return withLastYear(departments).flatMap(({ department, last }) =>
      department.projects.flatMap((project) => compare(project, sameProject(last, project))),
    )
  },
}

function compare(project: Project, last: Project | undefined): Problem[] {
  const { file, indicators } = project
  const actuals = new Map(last?.result?.outcomes.map(({ name, actual }) => [name, actual]))
  return indicators.flatMap(({ name, target }, index): Problem[] => {
    const actual = actuals.get(name)
    if (!actual || !isNoBetter(target, actual)) return []
    return [
      {
        file,
        field: `${itemPlace(project, '绩效指标', index)} › 指标值`,
        quote: target.raw,
        message: `“${name}”${target.raw}，上年实际完成 ${actual.raw}`,
        expected: `比上年实际的更${directionOf(target) === '正向指标' ? '高' : '低'}，或能说明理由`,
      },
    ]
  })
}

/** A share may stay where it is: there is little above 98%. */
function isNoBetter(target: Target, actual: Target): boolean {
  if (target.kind !== 'quantity' || actual.kind !== 'quantity' || target.unit !== actual.unit) return false
  const direction = directionOf(target)
  if (!direction) return false
  const gain = (Number(target.value) - Number(actual.value)) * (direction === '正向指标' ? 1 : -1)
  return gain < 0 || (gain === 0 && target.unit !== '%')
}
