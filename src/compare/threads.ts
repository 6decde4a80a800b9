import type { Department, Project } from '../content/record.ts'
import { bareWording } from './bare-wording.ts'

/** How a project was recognised in an earlier year: as it says itself, by its code, by its name. */
export type Match = '延续自' | '项目编码' | '项目名称'

/** A project in one of its years. */
export interface ProjectYear {
  department: Department
  project: Project
  /** How it was found in the next older of its years; absent in the oldest. */
  match?: Match
}

/** One project through its years, newest first. */
export type Thread = readonly ProjectYear[]

/**
 * The projects of one unit through its years. A project is that of an earlier year which it names as 延续自, else the one of
 * the same code, else the only one of the same name; it may have paused for some years between.
 * @param departments the years of one unit, in any order
 */
export function threadsOf(departments: readonly Department[]): Thread[] {
  const threads: ProjectYear[][] = []
  for (const department of departments.toSorted((a, b) => a.year - b.year)) {
    const open = new Set(threads)
    const rest = new Set(department.projects)
    for (const match of matches)
      for (const project of rest) {
        const thread = only([...open].filter(([latest]) => latest && fits[match](project, latest.project)))
        if (!thread || (match === '项目名称' && hasNamesake(project, rest))) continue
        thread.unshift({ department, project, match })
        open.delete(thread)
        rest.delete(project)
      }
    threads.push(...[...rest].map((project) => [{ department, project }]))
  }
  return threads
}

const matches: readonly Match[] = ['延续自', '项目编码', '项目名称']

const fits: Readonly<Record<Match, (project: Project, older: Project) => boolean>> = {
  延续自: ({ continues }, { code, id }) =>
    continues !== undefined && (continues === code || continues === id),
  项目编码: ({ code }, older) => code !== undefined && code === older.code,
  项目名称: ({ name }, older) => bareWording(name) === bareWording(older.name),
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined
}

function hasNamesake(project: Project, others: ReadonlySet<Project>): boolean {
  return [...others].some((other) => other !== project && fits.项目名称(project, other))
}

/** The thread of a certain project. */
export function threadOf(threads: readonly Thread[], project: Project): Thread {
  return threads.find((thread) => thread.some((year) => year.project === project)) ?? []
}

/** A project's next older year. */
export function yearBefore(thread: Thread, project: Project): ProjectYear | undefined {
  return thread[thread.findIndex((year) => year.project === project) + 1]
}
