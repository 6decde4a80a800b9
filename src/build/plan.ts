import type { Published } from '../review/load.ts'
import type { Output } from './output.ts'
import { countyOutputs } from './outputs/county.ts'
import { dataOutputs } from './outputs/data.ts'
import { departmentOutputs } from './outputs/department.ts'
import { oldOutputs } from './outputs/old-addresses.ts'
import { projectsOutputs } from './outputs/projects.ts'
import { searchOutputs } from './outputs/search.ts'
import { sitemapOutputs } from './outputs/sitemap.ts'
import { compareYears, yearsOutputs } from './outputs/years.ts'

/**
 * Every output of a publication, but the compiled program's files for browsers and the proof, which is made of all others.
 * A build makes those of each unit's year by themselves, from less than all this (`unit-year.ts`).
 */
export function wholePlan(published: Published): Output[] {
  const years = compareYears(published)
  return [
    ...countyPlan(published, years),
    ...published.departments.flatMap((department) => departmentOutputs(published, department, years)),
  ]
}

/** The outputs that are not of one unit's year alone. */
export function countyPlan(published: Published, years = compareYears(published)): Output[] {
  const units = new Set(published.departments.map(({ unit }) => unit))
  return [
    ...countyOutputs(published, years),
    ...yearsOutputs(published, years),
    ...dataOutputs(published),
    ...projectsOutputs(published, years),
    ...searchOutputs(published),
    ...oldOutputs(published),
    ...sitemapOutputs(published.site.url, [...units], () => wholePlan(published)),
  ]
}
