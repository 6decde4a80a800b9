import {
  type Department,
  type DepartmentName,
  type Indicator,
  nameOfDepartment,
  type Project,
} from '../content/record.ts'
import { bareWording } from './bare-wording.ts'

/** One indicator wherever it is promised. */
export interface IndicatorFamily {
  /** Its name without marks, which addresses it. */
  key: string
  name: string
  uses: readonly IndicatorUse[]
}

export interface IndicatorUse {
  department: DepartmentName
  project: Project
  indicator: Indicator
}

/** How satisfaction is called differs from project to project; it is one question. */
const satisfaction = '满意度'

/** The indicators that at least two units have, by how many have them, then by name. */
export function indicatorFamilies(departments: readonly Department[]): IndicatorFamily[] {
  const uses = departments.flatMap((one) => {
    const department = nameOfDepartment(one)
    return one.projects.flatMap((project) =>
      project.indicators.map((indicator): IndicatorUse => ({ department, project, indicator })),
    )
  })
  const families = [...Map.groupBy(uses, ({ indicator }) => keyOf(indicator))].map(
    ([key, uses]): IndicatorFamily => ({ key, name: nameOf(key, uses), uses }),
  )
  return families
    .filter(({ key, uses }) => key !== '' && unitsOf(uses) > 1)
    .toSorted((a, b) => unitsOf(b.uses) - unitsOf(a.uses) || (a.key < b.key ? -1 : 1))
}

/** How often an indicator is promised. */
export interface IndicatorCount extends Pick<IndicatorFamily, 'key' | 'name'> {
  units: number
  uses: number
}

export function countUses({ key, name, uses }: IndicatorFamily): IndicatorCount {
  return { key, name, units: unitsOf(uses), uses: uses.length }
}

/** How many units promise it. */
export function unitsOf(uses: readonly IndicatorUse[]): number {
  return new Set(uses.map(({ department }) => department.unit)).size
}

function keyOf({ level1, name }: Indicator): string {
  return level1.term === 'satisfaction' ? satisfaction : bareWording(name).replace(/[^\p{L}\p{N}]/gu, '')
}

function nameOf(key: string, [first]: readonly IndicatorUse[]): string {
  return key === satisfaction ? key : (first?.indicator.name ?? key)
}
