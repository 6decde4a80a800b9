import type { Department, Project } from '../../content/record.ts'
import { directionOf } from '../../model/target.ts'
import { itemPlace } from '../../model/withheld.ts'
import type { Problem, RuleOn } from '../rule.ts'

/** So many units must set the same indicator before one can be said to differ from the others. */
const fewest = 3
/** How far from the middle is far: percentage points, and times for days and the like. */
const farPoints = 30
const farTimes = 3
/** What does not grow with a unit's size. */
const durations = new Set(['分钟', '小时', '天', '日', '工作日', '个工作日', '个月', '周'])

/** One target among those of the same name, year, unit of measure and direction. */
interface Entry {
  department: Department
  project: Project
  place: string
  raw: string
  unit: string
  value: number
}

export const targetOutlier: RuleOn<'county'> = {
  id: 'target-outlier',
  on: 'county',
  level: 'note',
  title: '同名的指标，各单位的指标值不悬殊',
  source: '财预〔2015〕88号 适当性审核（符合行业正常水平，与同类项目比合理）',
  why: '同一年里别的单位都定得高得多（或低得多），多半是标准不一，或写错了数。只比较百分比和时间。',
  fix: '与别的单位比较，核对测算的依据；批复的文件如此的，照原样公开',
  example: {
    subject: 'units',
    passes: three('≥85%'),
    fails: three('≥30%'),
  },
  check({ departments }) {
    const groups = Map.groupBy(entriesOf(departments), ([key]) => key)
    return [...groups.values()].flatMap((group) => outliers(group.map(([, entry]) => entry)))
  },
}

function entriesOf(departments: readonly Department[]): [string, Entry][] {
  return departments.flatMap((department) =>
    department.projects.flatMap((project) =>
      project.indicators.flatMap(({ name, target }, index): [string, Entry][] => {
        if (target.kind !== 'quantity' || (target.unit !== '%' && !durations.has(target.unit))) return []
        const { raw, unit, value } = target
        const place = `${itemPlace(project, '绩效指标', index)} › 指标值`
        const key = [department.year, name, unit, directionOf(target)].join('\n')
        return [[key, { department, project, place, raw, unit, value: Number(value) }]]
      }),
    ),
  )
}

function outliers(entries: readonly Entry[]): Problem[] {
  const units = new Set(entries.map(({ department }) => department.unit))
  if (units.size < fewest) return []
  const sorted = entries.toSorted((a, b) => a.value - b.value)
  const middle = sorted[sorted.length >> 1]
  if (!middle) return []
  return entries.flatMap(({ project, place, raw, unit, value }) => {
    if (!isFar(unit, value, middle.value)) return []
    const message = `“${raw}”与别的单位相差很大：${units.size} 个单位有同名的指标，居中的是“${middle.raw}”（${middle.department.name}）`
    return [{ file: project.file, field: place, quote: raw, message }]
  })
}

function isFar(unit: string, value: number, middle: number): boolean {
  if (unit === '%') return Math.abs(value - middle) >= farPoints
  return Math.max(value, middle) >= farTimes * Math.min(value, middle)
}

function three(target: string): string {
  const project = (value: string) => `绩效指标:
  - { 一级指标: 产出指标, 二级指标: 质量指标, 三级指标: 设备完好率, 绩效指标描述: 完好的占全部的比例, 指标值: ${value}, 指标值确定依据: 年度计划 }
  - { 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 到馆人次, 绩效指标描述: 全年进馆的人次, 指标值: ≥800人次, 指标值确定依据: 年度计划 }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 读者满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }`
  return ['≥90%', '≥95%', target].map(project).join('\n---\n')
}
