import { namesOfProject, yearsKinds } from '../content/kinds/kinds.ts'
import type { FormTemplate } from '../content/kinds/template.ts'
import type { Correction, Department, PrintedRecord, Site } from '../content/record.ts'
import type { Item } from '../corrections/follow.ts'
import type { History } from '../corrections/history.ts'
import type { Superseded } from '../corrections/old-address.ts'
import { usedForms } from '../form/choose.ts'
import { departmentText } from '../model/correction.ts'
import type { Grid } from '../model/grid.ts'
import { yearsOf } from '../model/totals.ts'
import { type Published, publishedOf } from '../review/load.ts'
import { digest, digestOfYear } from './digest.ts'
import type { Entry } from './store.ts'

/**
 * Everything that the outputs of one unit's year are made of. It is plain data, so that its text is both the whole input of
 * the work and the key under which the result is found again.
 */
interface UnitYear {
  site: Site
  /** The budget years of the county, newest first. */
  years: readonly number[]
  /** Its budget year; all the unit's years are here, since its pages compare them. */
  year: number
  departments: readonly Department[]
  templates: readonly FormTemplate[]
  past: readonly Past[]
  superseded: readonly Superseded[]
}

/** What was corrected and first published when, of a content file: `department`, `315-0404-JBN-9C18.result`. */
interface Past {
  stem: string
  corrections: readonly Correction[]
  first?: string
}

/** A unit's year to be made: `315002-2020`, with the hash of its input and of the program. */
export interface Job extends Entry {
  /** A `UnitYear` as JSON: what is not in it cannot reach what is made of it. It is written when the job is to be done. */
  input(): string
}

/**
 * The work of a build: one job for every unit's year.
 * @param version that of the program, which could make something else of the same input
 */
export function jobsOf(published: Published, version: string): Job[] {
  // All of a unit's years are in the job of each.
  const units = Map.groupBy(published.departments, ({ unit }) => unit)
  return published.departments.map((department) => {
    const departments = units.get(department.unit) ?? []
    const rest = unitYear(published, department)
    const input = (): string => {
      const whole: UnitYear = { departments, ...rest }
      return JSON.stringify(whole)
    }
    const key = digest(version, departments.map(digestOfYear), rest)
    return { name: `${department.unit}-${department.year}`, input, key }
  })
}

function unitYear(published: Published, department: Department): Omit<UnitYear, 'departments'> {
  const { site, history, templates } = published
  const { unit, year } = department
  return {
    site,
    years: yearsOf(published),
    year,
    templates: usedForms(department, templates),
    past: pastOf(history, department),
    // Where something is now is told at its old address, which is not one of these outputs.
    superseded: history.superseded
      .filter((one) => one.item.unit === unit && one.item.year === year)
      .map(({ now: _, ...superseded }) => superseded),
  }
}

/** The history of a unit's year, as far as it has one. */
export function pastOf(history: History, { unit, year, projects }: Department): Past[] {
  const names = [...yearsKinds.map(({ id }) => id), ...projects.flatMap(({ id }) => namesOfProject(id))]
  return [departmentText, ...names].flatMap((stem) => {
    const item: Item = { unit, year, stem }
    const [corrections, first] = [history.correctionsOf(item), history.firstPublished(item)]
    return corrections.length > 0 || first !== undefined ? [{ stem, corrections, first }] : []
  })
}

/** A unit's year as a publication of its own: all that its outputs may see of the county. */
export function readUnitYear(input: string): {
  published: Published
  department: Department
  years: readonly number[]
} {
  const { site, years, year, departments, templates, past, superseded }: UnitYear = JSON.parse(input)
  const department = departments.find((one) => one.year === year)
  if (!department) throw new Error(`the job has no year ${year}`)
  const byName = new Map(past.map((one) => [one.stem, one]))
  const history = {
    correctionsOf: ({ stem }: Item) => byName.get(stem)?.corrections ?? [],
    firstPublished: ({ stem }: Item) => byName.get(stem)?.first,
    superseded,
    events: [],
  }
  const publication = { site, departments: [...departments], corrections: [] }
  const published = publishedOf(publication, new Map(templates.map((one) => [one.id, one])), history)
  return { published: { ...published, fill: fillOnce(published) }, department, years }
}

/** Each form is filled once: its page, sheet and booklet print the same. */
function fillOnce({ fill }: Published): Published['fill'] {
  const filled = new Map<PrintedRecord, Grid>()
  return (record) => {
    const grid = filled.get(record.record) ?? fill(record)
    filled.set(record.record, grid)
    return grid
  }
}
