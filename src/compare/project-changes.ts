import type { Department, Project } from '../content/record.ts'
import { compareIndicators, type IndicatorChange, type Move } from './indicator-years.ts'
import { type Match, type ProjectYear, threadOf, threadsOf } from './threads.ts'

/** A project against the last of its years before. */
export interface ProjectChange {
  department: Department
  project: Project
  before: ProjectYear
  /** How it was recognised there. */
  match: Match
  indicators: readonly IndicatorChange[]
}

/** What changed in a unit's year against its years before, for each project that had such. */
export function changesIn(department: Department, years: readonly Department[]): ProjectChange[] {
  const threads = threadsOf(years.filter(({ year }) => year <= department.year))
  return department.projects.flatMap((project): ProjectChange[] => {
    const [now, before] = threadOf(threads, project)
    if (!now?.match || !before) return []
    const indicators = compareIndicators(before.project, project)
    return [{ department, project, before, match: now.match, indicators }]
  })
}

/** How many indicators of some projects moved in which way. */
export function tallyMoves(changes: readonly ProjectChange[]): Readonly<Record<Move, number>> {
  const counts = { added: 0, dropped: 0, raised: 0, lowered: 0, same: 0, reworded: 0, incomparable: 0 }
  for (const { move } of changes.flatMap(({ indicators }) => indicators)) counts[move]++
  return counts
}

/** The money of both years in 分; undefined where one of them is withheld. */
export function moneyOf({ project, before }: ProjectChange): { before: number; after: number } | undefined {
  const [older, newer] = [before.project.budget, project.budget]
  return older && newer && { before: older.fen, after: newer.fen }
}

/** Whether something was lowered though the money was not. */
export function isLoweredAtSameMoney(change: ProjectChange): boolean {
  const money = moneyOf(change)
  return (
    money !== undefined &&
    money.after >= money.before &&
    change.indicators.some(({ move }) => move === 'lowered')
  )
}
