import { punctuality } from './deadline.ts'
import type { Department, ListedUnit } from './record.ts'

/** Whether a unit published in a year: in time, late, at a time that is not told; or not, though it should, or need not. */
export type DisclosureState = 'in-time' | 'late' | 'undated' | 'missing' | 'exempt'

/** What became of the duty to publish, for one unit and budget year. */
export interface Disclosure {
  unit: string
  name: string
  year: number
  state: DisclosureState
  /** What it published. */
  department?: Department
  /** How many days after the deadline. */
  daysLate?: number
  /** Why it need not publish. */
  reason?: string
}

/** The least part of its projects, by number, whose targets a central department publishes (2025, again 2026). */
export const coverageGoal = 0.6

/**
 * What became of the duty to publish in one year, by unit code. Only a list of units (`content/units.yaml`) can say that
 * one is missing; without it, those that published are all that is known.
 */
export function disclosuresOf(
  year: number,
  departments: readonly Department[],
  units: readonly ListedUnit[] = [],
): Disclosure[] {
  const published = departments.filter((department) => department.year === year)
  const missing = units.filter(
    ({ unit, from, to }) =>
      (from === undefined || year >= from) &&
      (to === undefined || year <= to) &&
      !published.some((department) => department.unit === unit),
  )
  return [
    ...published.map(disclosureOf),
    ...missing.map(({ unit, name, reason }): Disclosure => {
      const state = reason === undefined ? 'missing' : 'exempt'
      return { unit, name, year, state, ...(reason !== undefined && { reason }) }
    }),
  ].toSorted((a, b) => (a.unit < b.unit ? -1 : 1))
}

function disclosureOf(department: Department): Disclosure {
  const { unit, name, year } = department
  const when = punctuality(department)
  const known = { unit, name, year, department }
  if (when.kind === 'late') return { ...known, state: 'late', daysLate: when.days }
  return { ...known, state: when.kind === 'in-time' ? 'in-time' : 'undated' }
}

/** Published projects of all a unit has; undefined where it does not say how many it has. */
export function coverageOf({ projects, projectCount }: Department): number | undefined {
  return projectCount === undefined ? undefined : projects.length / projectCount
}
