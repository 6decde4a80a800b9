import { punctuality } from './disclosure-deadline.ts'

/** What of a unit's year tells when and how much it published. */
interface Published {
  unit: string
  name: string
  year: number
  approved?: string
  published?: string
  projects: readonly unknown[]
  /** 项目总数 */
  projectCount?: number
}

/** A unit that should publish (`content/units.yaml`), from one budget year to another; open where not given. */
interface Listed {
  unit: string
  name: string
  from?: number
  to?: number
  /** Why it need not publish. */
  reason?: string
}

/**
 * Whether a unit published in a year: in time, late, at a time that is not told; or not, though it should, since its content is
 * being corrected, or need not.
 */
type DisclosureState = 'in-time' | 'late' | 'undated' | 'missing' | 'correcting' | 'exempt'

/** What became of the duty to publish, for one unit and budget year. */
export interface Disclosure<D> {
  unit: string
  name: string
  year: number
  state: DisclosureState
  /** What it published. */
  department?: D
  /** How many days after the deadline. */
  daysLate?: number
  /** Why it need not publish. */
  reason?: string
  /** Whether its pages stay as they were while its content is being corrected. */
  stays?: boolean
}

/** The least part of its projects, by number, whose targets a central department publishes (2025, again 2026). */
export const coverageGoal = 0.6

/** Whether a unit should publish in a year, as far as its entry says from when to when. */
export function isListedIn(year: number, { from = year, to = year }: Pick<Listed, 'from' | 'to'>): boolean {
  return from <= year && year <= to
}

/**
 * What became of the duty to publish in one year, by unit code. Only a list of units (`content/units.yaml`) can say that
 * one is missing; without it, those that published are all that is known.
 * @param correcting those that handed in content which cannot be shown before it is corrected; of some, finished pages stay
 */
export function disclosuresOf<D extends Published>(
  year: number,
  departments: readonly D[],
  units: readonly Listed[] = [],
  correcting: readonly (Pick<Published, 'unit' | 'name' | 'year'> & { stays: boolean })[] = [],
): Disclosure<D>[] {
  const published = departments.filter((department) => department.year === year)
  const absent = correcting.filter((one) => one.year === year)
  const missing = units.filter(
    (one) => isListedIn(year, one) && ![...published, ...absent].some(({ unit }) => unit === one.unit),
  )
  return [
    ...published.map(disclosureOf),
    ...absent.map(
      ({ unit, name, stays }): Disclosure<D> => ({ unit, name, year, state: 'correcting', stays }),
    ),
    ...missing.map(({ unit, name, reason }): Disclosure<D> => {
      const state = reason === undefined ? 'missing' : 'exempt'
      return { unit, name, year, state, ...(reason !== undefined && { reason }) }
    }),
  ].toSorted((a, b) => (a.unit < b.unit ? -1 : 1))
}

function disclosureOf<D extends Published>(department: D): Disclosure<D> {
  const { unit, name, year } = department
  const when = punctuality(department)
  const known = { unit, name, year, department }
  if (when.kind === 'late') return { ...known, state: 'late', daysLate: when.days }
  return { ...known, state: when.kind === 'in-time' ? 'in-time' : 'undated' }
}

/** Published projects of all a unit has; undefined where it does not say how many it has. */
export function coverageOf({ projects, projectCount }: Published): number | undefined {
  return projectCount === undefined ? undefined : projects.length / projectCount
}
