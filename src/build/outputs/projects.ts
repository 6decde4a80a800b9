import { namesOfProject } from '../../content/kinds/kinds.ts'
import { type Department, nameOfDepartment, type Project } from '../../content/record.ts'
import { once } from '../../model/once.ts'
import { yearsOf } from '../../model/totals.ts'
import type { Published } from '../../review/load.ts'
import { facetsOf, type YearFacets } from '../../search/facets.ts'
import { scriptOf } from '../../search/script-files.ts'
import { projectsPage, searchFile } from '../../search/search-addresses.ts'
import type { Output } from '../output.ts'
import type { Years } from './years.ts'

/** So many projects stand on a page. */
const perPage = 100

/** The projects of each year: pages of a hundred, and what the script of the first filters. */
export function projectsOutputs(published: Published, years: Years): Output[] {
  return yearsOf(published).flatMap((year) => {
    const departments = published.departments.filter((department) => department.year === year)
    return [...listOutputs(year, departments), facetsOutput(year, departments, published, years)]
  })
}

function listOutputs(year: number, departments: readonly Department[]): Output[] {
  const entries = departments
    .flatMap((one) => {
      const department = nameOfDepartment(one)
      return one.projects.map((project) => ({ department, project }))
    })
    .sort((a, b) => (b.project.budget?.fen ?? -1) - (a.project.budget?.fen ?? -1))
  const parts = Math.max(1, Math.ceil(entries.length / perPage))
  return Array.from(
    { length: parts },
    (_, index): Output => ({
      address: projectsPage(year, index + 1),
      page: () => ({
        projects: {
          year,
          departments: departments.map((one) => ({
            ...nameOfDepartment(one),
            projects: one.projects.length,
          })),
          entries: entries.slice(index * perPage, (index + 1) * perPage),
          part: index + 1,
          parts,
          all: entries.length,
        },
      }),
    }),
  )
}

/** All that the filters of a year are made of; projects by unit and code, `315002/315-0404-JBN-9C18`. */
interface FacetsInput {
  departments: readonly Department[]
  /** Those that had a year before. */
  continued: readonly string[]
  /** Those of which something was corrected after publication. */
  corrected: readonly string[]
}

function facetsOutput(
  year: number,
  departments: readonly Department[],
  { history }: Published,
  years: Years,
): Output {
  const isCorrected = (unit: string, id: string) =>
    namesOfProject(id).some((stem) => history.correctionsOf({ unit, year, stem }).length > 0)
  const input = once(
    (): FacetsInput => ({
      departments,
      continued: departments
        .flatMap(({ unit }) => years.threads(unit).flatMap((thread) => thread.slice(0, -1)))
        .filter(({ department }) => department.year === year)
        .map(({ department, project }) => nameOf(department, project)),
      corrected: departments.flatMap((department) =>
        department.projects
          .filter(({ id }) => isCorrected(department.unit, id))
          .map((project) => nameOf(department, project)),
      ),
    }),
  )
  const name = `projects/${year}`
  return { address: searchFile(name), input, body: () => scriptOf(name, facetsIn(input())) }
}

function facetsIn({ departments, continued, corrected }: FacetsInput): YearFacets {
  const [old, changed] = [new Set(continued), new Set(corrected)]
  return facetsOf(
    departments,
    (department, project) => !old.has(nameOf(department, project)),
    (department, project) => changed.has(nameOf(department, project)),
  )
}

function nameOf({ unit }: Department, { id }: Project): string {
  return `${unit}/${id}`
}
