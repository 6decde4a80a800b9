import { type Money, sumMoney } from '../model/money.ts'
import type { Indicator, Project, Publication } from '../model/record.ts'

/** What a list of projects adds up to; amounts in 分. */
export interface Totals {
  projects: number
  indicators: number
  budget: number
  /** Undefined where no project fills the field in. */
  fiscal: number | undefined
  carriedOver: number | undefined
  otherFunds: number | undefined
}

export function totals(projects: readonly Project[]): Totals {
  return {
    projects: projects.length,
    indicators: projects.reduce((count, { indicators }) => count + indicators.length, 0),
    budget: sumMoney(projects.map(({ budget }) => budget)),
    fiscal: sumIfAny(projects.map(({ fiscal }) => fiscal)),
    carriedOver: sumIfAny(projects.map(({ carriedOver }) => carriedOver)),
    otherFunds: sumIfAny(projects.map(({ otherFunds }) => otherFunds)),
  }
}

function sumIfAny(amounts: readonly (Money | undefined)[]): number | undefined {
  return amounts.some((amount) => amount !== undefined) ? sumMoney(amounts) : undefined
}

/** The budget years, newest first. */
export function yearsOf({ departments }: Publication): number[] {
  return [...new Set(departments.map(({ year }) => year))].sort((a, b) => b - a)
}

/** The first indicator of each first level: what a project does, what comes of it, whom it satisfies. */
export function mainIndicators({ indicators }: Project): Indicator[] {
  return [...groupByLevel1(indicators).values()].flatMap((group) => group.slice(0, 1))
}

/** Indicators by the first level's approved name, in the form's order. */
export function groupByLevel1(indicators: readonly Indicator[]): Map<string, Indicator[]> {
  return Map.groupBy(indicators, ({ level1 }) => level1.raw)
}
