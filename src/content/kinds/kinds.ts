import { correctionsKind } from './corrections.ts'
import { departmentKind } from './department.ts'
import type { FileKind, Print } from './file-kind.ts'
import { monitorKind } from './monitor.ts'
import { overallKind } from './overall.ts'
import { projectKind } from './project.ts'
import { resultKind } from './result.ts'
import { siteKind } from './site.ts'
import { unitsKind } from './units.ts'
import { waiversKind } from './waivers.ts'

/** Every kind of content file, in the order in which manuals and editors show them. */
export const kinds = [
  siteKind,
  unitsKind,
  departmentKind,
  projectKind,
  resultKind,
  monitorKind,
  overallKind,
  correctionsKind,
  waiversKind,
] as const

type AnyKind = (typeof kinds)[number]

/** A kind of which there are official forms: what a unit's year publishes beside its text. */
export type PrintedKind = Extract<AnyKind, { print: Print }>
/** What a form is about. */
export type Purpose = PrintedKind['id']

export const printedKinds: readonly PrintedKind[] = kinds.filter((kind) => 'print' in kind)

/** What templates call a purpose (用于). */
export function purposeName(purpose: Purpose): string {
  return printedKinds.find(({ id }) => id === purpose)?.print.purpose ?? purpose
}

/** Kinds whose files stand beside a project's own. */
export const projectsKinds = kinds.filter((kind) => kind.owner === 'project')
export type ProjectsKind = (typeof projectsKinds)[number]

/** Kinds of which a unit's year may have one file beside `department.md`. Corrections are no part of it: they outlive it. */
export const yearsKinds = kinds.filter(
  (kind) =>
    kind.owner === 'year' && kind.id !== 'department' && kind.id !== 'project' && kind.id !== 'corrections',
)
export type YearsKind = (typeof yearsKinds)[number]

/** The names of all files that there may be of a project: its code, and those of what is said beside it. */
export function namesOfProject(project: string): string[] {
  return [project, ...projectsKinds.map((kind) => stemOf(kind, project))]
}

/** What a file's stem says: `315-0404-JBN-9C18.result` the project's code and 自评; others, themselves. */
export function splitStem(stem: string): { base: string; about?: ProjectsKind } {
  const about = projectsKinds.find(({ id }) => stem.endsWith(`.${id}`))
  return about ? { base: stem.slice(0, -about.id.length - 1), about } : { base: stem }
}

/** The stem of a file of the same kind, where its project has another code. */
export function ofOtherProject(stem: string, project: string): string {
  const { about } = splitStem(stem)
  return about ? stemOf(about, project) : project
}

/** The stem of a file below its year's folder, its name without the ending: `overall`, `315-0404-JBN-9C18.result`. */
export function stemOf(kind: Pick<FileKind, 'id' | 'owner'>, project?: string): string {
  if (kind.owner === 'project') return `${project}.${kind.id}`
  return kind.id === projectKind.id ? `${project}` : kind.id
}
