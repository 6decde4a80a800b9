import { createHash } from 'node:crypto'
import type { Department, Project } from '../content/record.ts'
import { oncePer } from '../model/once.ts'

/** A hash of everything that values say. */
export function digest(...values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex')
}

/** A hash of a project, which jobs, open data and pages all ask for: it is read once. */
export const digestOfProject = oncePer((project: Project) => digest(project))

/** A hash of a unit's year, by those of its projects. */
export const digestOfYear = oncePer(({ projects, ...rest }: Department) =>
  digest(rest, projects.map(digestOfProject)),
)
