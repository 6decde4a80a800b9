import type { Department, Project } from '../content/record.ts'

/** Units' years of which the year before is there too. */
export function withLastYear(
  departments: readonly Department[],
): { department: Department; last: Department }[] {
  const years = new Map(
    departments.map((department) => [`${department.unit}/${department.year}`, department]),
  )
  return departments.flatMap((department) => {
    const last = years.get(`${department.unit}/${department.year - 1}`)
    return last ? [{ department, last }] : []
  })
}

/** A project in another year. Codes may change from year to year; then the name tells. */
export function sameProject({ projects }: Department, { id, name }: Project): Project | undefined {
  return projects.find((project) => project.id === id) ?? projects.find((project) => project.name === name)
}
