import { namesOfProject } from '../../content/kinds/kinds.ts'
import { nameOfDepartment } from '../../content/record.ts'
import { yearsOf } from '../../model/totals.ts'
import type { Published } from '../../review/load.ts'
import { facetsOf } from '../../search/facets.ts'
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
    const entries = departments
      .flatMap((one) => {
        const department = nameOfDepartment(one)
        return one.projects.map((project) => ({ department, project }))
      })
      .sort((a, b) => (b.project.budget?.fen ?? -1) - (a.project.budget?.fen ?? -1))
    const parts = Math.max(1, Math.ceil(entries.length / perPage))
    const name = `projects/${year}`
    return [
      ...Array.from(
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
      ),
      {
        address: searchFile(name),
        body: () => {
          const continued = new Set(
            departments.flatMap(({ unit }) =>
              years.threads(unit).flatMap((thread) => thread.slice(0, -1).map(({ project }) => project)),
            ),
          )
          return scriptOf(
            name,
            facetsOf(
              departments,
              (project) => !continued.has(project),
              ({ unit }, { id }) =>
                namesOfProject(id).some(
                  (stem) => published.history.correctionsOf({ unit, year, stem }).length > 0,
                ),
            ),
          )
        },
      },
    ]
  })
}
