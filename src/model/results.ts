import { type Assessment, assess } from './assessment.ts'
import type { Target } from './target.ts'

/** What a project promised, and what came of it. */
interface Promised {
  indicators: readonly { target: Target }[]
  result?: { outcomes: readonly { actual: Target }[] }
}

/** What became of the promises of some projects, as their self-evaluations tell. */
export interface Results {
  projects: number
  /** How many of the projects have published a self-evaluation. */
  evaluated: number
  promised: number
  /** Indicators by what became of them; those of projects without a self-evaluation are untold. */
  met: number
  exceeded: number
  missed: number
  /** What a program does not judge. */
  undecided: number
  untold: number
}

const counters: Readonly<Record<Assessment['word'], 'met' | 'exceeded' | 'missed' | 'undecided'>> = {
  达到: 'met',
  超额: 'exceeded',
  未达到: 'missed',
  由人判断: 'undecided',
}

export function resultsOf(projects: readonly Promised[]): Results {
  const sum = { met: 0, exceeded: 0, missed: 0, undecided: 0, untold: 0 }
  for (const { indicators, result } of projects)
    indicators.forEach(({ target }, index) => {
      const outcome = result?.outcomes[index]
      sum[outcome ? counters[assess(target, outcome.actual).word] : 'untold']++
    })
  return {
    ...sum,
    projects: projects.length,
    evaluated: projects.filter(({ result }) => result).length,
    promised: projects.reduce((count, { indicators }) => count + indicators.length, 0),
  }
}
