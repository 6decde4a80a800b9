import { amountText } from './amount.ts'
import { type Money, sumMoney } from './money.ts'
import type { Target } from './target.ts'
import { hides, type Withholds } from './withheld.ts'

/** What of a project counts in sums. */
export interface Budgeted extends Withholds {
  /** 预算数, unless it is withheld. */
  budget?: Money
  fiscal?: Money
  carriedOver?: Money
  otherFunds?: Money
  indicators: readonly unknown[]
}

/** What a list of projects adds up to; amounts in 分, of the projects whose budget is public. */
export interface Totals {
  projects: number
  indicators: number
  /** How many projects' amounts are not in the sums, because their budget is withheld. */
  withheld: number
  /** Whether a source of what is in the sums is withheld. */
  sourceWithheld: boolean
  /** Undefined where there is no project, or no project's budget is public: nothing adds up to no sum, not to 0. */
  budget: number | undefined
  /** Undefined where no project fills the field in. */
  fiscal: number | undefined
  carriedOver: number | undefined
  otherFunds: number | undefined
}

const sources = ['财政资金', '上年结转', '其他资金']

export function totals(projects: readonly Budgeted[]): Totals {
  const counted = projects.filter(({ budget }) => budget)
  return {
    projects: projects.length,
    indicators: projects.reduce((count, { indicators }) => count + indicators.length, 0),
    withheld: projects.length - counted.length,
    sourceWithheld: counted.some((project) => hides(project, ...sources)),
    budget: sumIfAny(counted.map(({ budget }) => budget)),
    fiscal: sumIfAny(counted.map(({ fiscal }) => fiscal)),
    carriedOver: sumIfAny(counted.map(({ carriedOver }) => carriedOver)),
    otherFunds: sumIfAny(counted.map(({ otherFunds }) => otherFunds)),
  }
}

function sumIfAny(amounts: readonly (Money | undefined)[]): number | undefined {
  return amounts.some((amount) => amount !== undefined) ? sumMoney(amounts) : undefined
}

/**
 * How many projects, and what they cost together: `9 个项目，预算 83.98 万元`.
 * @param print gives an amount of 分 as words
 */
export function sumText({ projects, budget, withheld }: Totals, print = amountText): string {
  // There may be some of which nothing is public, which is not to be told.
  if (projects === 0) return '没有公开的预算项目'
  if (budget === undefined) return `${projects} 个项目，预算数不予公开`
  return `${projects} 个项目，预算 ${print(budget)}${withheld > 0 ? `（${withoutWithheld(withheld)}）` : ''}`
}

/** What a sum leaves out. */
export function withoutWithheld(count: number): string {
  return `不含 ${count} 个项目不予公开的预算数`
}

/** The budget years, newest first. */
export function yearsOf({ departments }: { departments: readonly { year: number }[] }): number[] {
  return [...new Set(departments.map(({ year }) => year))].sort((a, b) => b - a)
}

/** An indicator, as far as its class and its promise go. */
type Classed = { level1: { raw: string }; target: Target }

/** The first public promise of each first level: what a project does, what comes of it, whom it satisfies. */
export function mainIndicators<I extends Classed>({ indicators }: { indicators: readonly I[] }): I[] {
  const promises = indicators.filter(({ target }) => target.kind !== 'withheld')
  return [...groupByLevel1(promises).values()].flatMap((group) => group.slice(0, 1))
}

/** Indicators by the first level's approved name, in the form's order. */
export function groupByLevel1<I extends Classed>(indicators: readonly I[]): Map<string, I[]> {
  return Map.groupBy(indicators, ({ level1 }) => level1.raw)
}
