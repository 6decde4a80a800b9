import type { FormTemplate } from '../content/kinds/template.ts'
import { byYearAndUnit } from '../content/read.ts'
import type { Department, PrintedRecord, Site } from '../content/record.ts'
import type { History } from '../corrections/history.ts'
import type { Superseded } from '../corrections/old-address.ts'
import { usedForms } from '../form/choose.ts'
import type { Grid } from '../model/grid.ts'
import { yearsOf } from '../model/totals.ts'
import { type Published, publishedOf } from '../review/load.ts'
import { digest, digestOfYear } from './digest.ts'
import { historyOf, type Past, pastOf } from './past.ts'
import type { Entry } from './store.ts'

/**
 * Everything that the outputs of one unit's year are made of. It is plain data, so that its text is both the whole input of
 * the work and the key under which the result is found again.
 */
interface UnitYear {
  alone: YearAlone
  /** The budget years of the county, newest first. */
  years: readonly number[]
  /** The unit's other years, with which its pages compare this one. */
  others: readonly Department[]
  superseded: readonly Superseded[]
}

/** What a unit's year says by itself: all that its documents are made of. */
interface YearAlone {
  site: Site
  department: Department
  templates: readonly FormTemplate[]
  past: readonly Past[]
}

/** A unit's year to be made: `315002-2020`, with the hash of its input and of the program. */
export interface Job extends Entry {
  unit: string
  /** The key of its documents, which are found again when another of the unit's years changed. */
  documents: string
  /** A `UnitYear` as JSON: what is not in it cannot reach what is made of it. It is written when the job is to be done. */
  input(): string
}

/**
 * The work of a build: one job for every unit's year.
 * @param version that of the program, which could make something else of the same input
 */
export function jobsOf(published: Published, version: string): Job[] {
  const { departments, site, history, templates } = published
  const years = yearsOf(published)
  const units = Map.groupBy(departments, ({ unit }) => unit)
  return departments.map((department) => {
    const { unit, year } = department
    const said = { site, templates: usedForms(department, templates), past: pastOf(history, department) }
    const others = units.get(unit)?.filter((one) => one !== department) ?? []
    const superseded = supersededIn(history, department)
    const documents = digest(version, digestOfYear(department), said)
    const input = (): string => {
      const whole: UnitYear = { alone: { department, ...said }, years, others, superseded }
      return JSON.stringify(whole)
    }
    const key = digest(documents, years, others.map(digestOfYear), superseded)
    return { name: `${unit}-${year}`, unit, documents, input, key }
  })
}

/** Where something is now is told at its old address, which is none of these outputs'. */
function supersededIn({ superseded }: History, { unit, year }: Department): Superseded[] {
  return superseded
    .filter(({ item }) => item.unit === unit && item.year === year)
    .map(({ now: _, ...superseded }) => superseded)
}

/** A unit's year as publications of their own: all that its outputs may see of the county. */
export function readUnitYear(input: string): {
  department: Department
  /** The year by itself: what its documents see. */
  alone: Published
  /** The unit's years: what its pages see. */
  whole: Published
  years: readonly number[]
} {
  const { alone: own, years, others, superseded }: UnitYear = JSON.parse(input)
  const { department } = own
  const alone = publishAlone(own)
  const departments = [department, ...others].sort(byYearAndUnit)
  const whole = { ...alone, departments, history: { ...alone.history, superseded } }
  return { department, alone, whole, years }
}

function publishAlone({ site, department, templates, past }: YearAlone): Published {
  const publication = { site, departments: [department], corrections: [] }
  const published = publishedOf(publication, new Map(templates.map((one) => [one.id, one])), historyOf(past))
  return { ...published, fill: fillOnce(published) }
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
