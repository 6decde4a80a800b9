import type { Execution, Result } from '../../content/record.ts'
import type { Points } from '../../model/points.ts'
import { toHalfWidth } from '../../model/text.ts'
import { hides } from '../../model/withheld.ts'
import type { Problem } from '../rule.ts'

/** All of something, in the hundredths that shares and points are counted in: 100%, 100 points. */
export const whole = 10000

/** A line of the funding block that can be computed: `share` is 全年执行数 ÷ 全年预算数, in hundredths of a percent. */
export interface FundingLine extends Execution {
  name: string
  budget: string
  share: number
}

/** The funding lines with both amounts; 年初预算数 serves where there is no 全年预算数. */
export function fundingLines({ total, fiscal, carriedOver, otherFunds }: Result): FundingLine[] {
  const lines: [string, Execution | undefined][] = [
    ['年度资金总额', total],
    ['当年财政拨款', fiscal],
    ['上年结转资金', carriedOver],
    ['其他资金', otherFunds],
  ]
  return lines.flatMap(([name, line]) => {
    if (!line || hides(line, '全年预算数')) return []
    const budget = line.adjusted ?? line.planned
    if (!line.spent || !budget || budget.fen === 0) return []
    return [{ ...line, name, budget: budget.raw, share: (line.spent.fen / budget.fen) * whole }]
  })
}

/**
 * What is wrong with a published rate that is not the share of its line.
 * @param budget what was spent is a share of, as a reader finds it: `预算数 42.00`
 */
export function rateProblems(
  { name, rate, spent, share }: Pick<FundingLine, 'name' | 'rate' | 'spent' | 'share'>,
  budget: string,
): Problem[] {
  if (!rate || agrees(rate, share)) return []
  const message = `“${rate.raw}”与金额不符：执行数 ${spent?.raw}，${budget}`
  return [{ field: `${name} › 执行率`, quote: rate.raw, message, expected: `${hundredths(share)}%` }]
}

/** The sum of points, unless one is not told. */
export function sumPoints(points: readonly (Points | undefined)[]): number | undefined {
  return points.reduce<number | undefined>(
    (total, point) => (total === undefined || point === undefined ? undefined : total + point.hundredths),
    0,
  )
}

/** Whether a published figure is what it should be, rounded or cut off at the decimals it was published with. */
export function agrees(published: { raw: string; hundredths: number }, exact: number): boolean {
  const decimals = /\.(\d*)/.exec(toHalfWidth(published.raw))?.[1]?.length ?? 0
  const step = 10 ** Math.max(2 - decimals, 0)
  // The share is a fraction of floats: 39.90 ÷ 42.00 must not fall short of 95%.
  const steps = exact / step + 1e-9
  return [Math.round(steps), Math.floor(steps)].includes(published.hundredths / step)
}

export function hundredths(value: number): string {
  return (value / 100).toFixed(2)
}
