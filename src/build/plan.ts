import type { Published } from '../review/load.ts'
import type { Output } from './output.ts'
import { countyOutputs } from './outputs/county.ts'
import { dataOutputs, dataScopes, dictionaryOutput } from './outputs/data.ts'
import { departmentOutputs } from './outputs/department-outputs.ts'
import { faultOutputs } from './outputs/fault-pages.ts'
import { oldOutputs } from './outputs/old-addresses.ts'
import { projectsOutputs } from './outputs/projects.ts'
import { indexOutputs, searchPages } from './outputs/search.ts'
import { sitemapOutputs } from './outputs/sitemap.ts'
import { compareYears, type Years, yearsOutputs } from './outputs/years.ts'

/**
 * Every output of a publication, but the compiled program's files for browsers and the proof, which is made of all others.
 * A build makes those of each unit's year by themselves, from less than all this (`unit-year.ts`), and finds the open data of a
 * year again while it stays as it was (`make-data.ts`).
 */
export function wholePlan(published: Published): Output[] {
  const years = compareYears(published)
  return [...countyPlan(published, years), ...otherPlan(published, years)]
}

/** The outputs that are about more than one unit's year, and are made each time. */
export function countyPlan(published: Published, years: Years): Output[] {
  const units = new Set(published.departments.map(({ unit }) => unit))
  const outputs = [...countyPages(published, years), ...indexOutputs(published)]
  const all = () => [...outputs, ...otherPlan(published, years)]
  return [...outputs, ...sitemapOutputs(published.site.url, [...units], all)]
}

/** Those of them that are planned without a look at every text. */
export function countyPages(published: Published, years: Years): Output[] {
  return [
    ...countyOutputs(published, years),
    ...yearsOutputs(published, years),
    dictionaryOutput(published),
    ...projectsOutputs(published, years),
    ...searchPages(published),
    ...oldOutputs(published),
    ...faultOutputs(published),
  ]
}

/** The outputs that a build makes by themselves, or finds again. */
function otherPlan(published: Published, years: Years): Output[] {
  return [
    ...dataPlan(published),
    ...published.departments.flatMap((department) => departmentOutputs(published, department, years)),
  ]
}

/** The open data of everything and of each year. */
export function dataPlan(published: Published): Output[] {
  return dataScopes(published).flatMap((scope) => dataOutputs(published, scope))
}
