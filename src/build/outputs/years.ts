import { findTwins } from '../../compare/alike.ts'
import { countUses, indicatorFamilies } from '../../compare/indicator-families.ts'
import { changesIn, type ProjectChange } from '../../compare/project-changes.ts'
import { type Thread, threadsOf } from '../../compare/threads.ts'
import { type Department, nameOfDepartment } from '../../content/record.ts'
import { codeOf } from '../../corrections/item-addresses.ts'
import {
  alikePage,
  indicatorPage,
  indicatorsPage,
  statusPage,
  throughYearsPage,
  yearChanges,
} from '../../model/address.ts'
import { type Disclosure, disclosuresOf } from '../../model/disclosure.ts'
import { yearsOf } from '../../model/totals.ts'
import type { Published } from '../../review/load.ts'
import type { Output } from '../output.ts'
import { correctingOf } from './fault-pages.ts'

/** The years of a publication side by side: threads and changes are found once for all pages that tell of them. */
export interface Years {
  /** A unit's years, newest first. */
  departments(unit: string): readonly Department[]
  threads(unit: string): readonly Thread[]
  changes(department: Department): readonly ProjectChange[]
  disclosures(year: number): readonly Disclosure<Department>[]
}

export function compareYears(published: Published): Years {
  const { departments, units } = published
  const own = Map.groupBy(departments, ({ unit }) => unit)
  const yearsOfUnit = (unit: string) => own.get(unit) ?? []
  return {
    departments: yearsOfUnit,
    threads: remember((unit: string) => threadsOf(yearsOfUnit(unit))),
    changes: remember((department: Department) => changesIn(department, yearsOfUnit(department.unit))),
    disclosures: remember((year: number) => disclosuresOf(year, departments, units, correctingOf(published))),
  }
}

function remember<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const found = new Map<Key, Value>()
  return (key) => {
    const value = found.get(key) ?? find(key)
    found.set(key, value)
    return value
  }
}

/** Pages that compare years and units. */
export function yearsOutputs(published: Published, years: Years): Output[] {
  const { departments, units } = published
  const all = yearsOf(published)
  const families = indicatorFamilies(departments)
  return [
    {
      address: statusPage,
      page: () => ({
        status: {
          disclosures: withCorrecting(all, published).flatMap(years.disclosures),
          listed: units !== undefined,
        },
      }),
    },
    ...all.flatMap((year) => yearOutputs(year, published, years)),
    ...oldThroughPages(published),
    { address: indicatorsPage, page: () => ({ indicators: { families: families.map(countUses) } }) },
    ...families.map(
      (family): Output => ({ address: indicatorPage(family.key), page: () => ({ indicator: { family } }) }),
    ),
  ]
}

/** The years that are published, and those in which that alone is told which is being corrected; newest first. */
function withCorrecting(years: readonly number[], published: Published): number[] {
  const others = correctingOf(published).map(({ year }) => year)
  return [...new Set([...years, ...others])].sort((a, b) => b - a)
}

function yearOutputs(year: number, { departments }: Published, years: Years): Output[] {
  const own = departments.filter((department) => department.year === year)
  const earlier = [...new Set(departments.map((department) => department.year))]
  return [
    {
      address: yearChanges(year),
      page: () => ({ 'year-changes': { year, years: earlier, changes: own.flatMap(years.changes) } }),
    },
    {
      address: alikePage(year),
      input: () => own,
      page: () => ({
        alike: {
          year,
          groups: own
            .map((department) => ({ department: nameOfDepartment(department), twins: findTwins(department) }))
            .filter(({ twins }) => twins.length > 0),
        },
      }),
    },
  ]
}

/** What is at the permanent page of a project that no year has any more: what became of it. */
function oldThroughPages({ departments, history }: Published): Output[] {
  const taken = new Set(
    departments.flatMap(({ unit, projects }) => projects.map(({ id }) => throughYearsPage(unit, id))),
  )
  const old = Map.groupBy(
    history.superseded.filter(({ item }) => !item.stem.includes('.') && codeOf(item) !== undefined),
    ({ item }) => throughYearsPage(item.unit, item.stem),
  )
  return [...old]
    .filter(([address]) => !taken.has(address))
    .map(([address, superseded]): Output => {
      const [{ name, item } = { name: '', item: { stem: '' } }] = superseded
      const title = `${name}（${item.stem}）`
      return { address, page: () => ({ 'old-place': { title, address, superseded } }) }
    })
}

/**
 * The permanent pages of a unit's projects. There is one for each code that a project had in its years, so that whoever knows one
 * finds all; of two projects that had the same, the later one's.
 */
export function throughOutputs(unit: string, years: Years): Output[] {
  const pages = new Map<string, Thread>()
  for (const thread of years.threads(unit).toSorted((a, b) => latestOf(a) - latestOf(b)))
    for (const { project } of thread) pages.set(project.id, thread)
  return [...pages].map(
    ([code, thread]): Output => ({
      address: throughYearsPage(unit, code),
      page: () => ({ 'through-years': { thread, code } }),
    }),
  )
}

function latestOf([latest]: Thread): number {
  return latest?.department.year ?? 0
}
