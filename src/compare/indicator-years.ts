import type { Indicator, Project } from '../content/record.ts'
import { itemDirection } from '../model/item-direction.ts'
import type { Target } from '../model/target.ts'
import { bareWording } from './bare-wording.ts'

/**
 * What became of an indicator from one year to the next. `lowered` is by its direction: less of what is to be reached, or
 * more of what is to be kept below. `reworded` says the same in other words; of `incomparable` ones a person must judge.
 */
export type Move = 'added' | 'dropped' | 'raised' | 'lowered' | 'same' | 'reworded' | 'incomparable'

export interface IndicatorChange {
  move: Move
  /** Absent where it is new. */
  before?: Indicator
  /** Absent where it was dropped. */
  after?: Indicator
  /** Why it cannot be compared. */
  obstacle?: string
}

/** The indicators of a project in two years, matched by name: those of the later year in its order, then what was dropped. */
export function compareIndicators(before: Project, after: Project): IndicatorChange[] {
  const rest = [...before.indicators]
  const changes = after.indicators.map((indicator): IndicatorChange => {
    const older = takeOut(rest, indicator)
    return older ? compareIndicator(older, indicator) : { move: 'added', after: indicator }
  })
  return [...changes, ...rest.map((older): IndicatorChange => ({ move: 'dropped', before: older }))]
}

/** Takes the older indicator of the same name from a list; of several, the one of the same 二级指标. */
function takeOut(rest: Indicator[], { name, level2 }: Indicator): Indicator | undefined {
  const key = bareWording(name)
  const named = rest.filter((older) => bareWording(older.name) === key)
  const found = named.find((older) => older.level2.term === level2.term) ?? named[0]
  if (found) rest.splice(rest.indexOf(found), 1)
  return found
}

function compareIndicator(before: Indicator, after: Indicator): IndicatorChange {
  const pair = { before, after }
  const obstacle = obstacleBetween(before, after)
  if (obstacle) return { ...pair, move: 'incomparable', obstacle }
  const gain = gainBetween(before, after)
  if (gain !== 0) return { ...pair, move: gain > 0 ? 'raised' : 'lowered' }
  return { ...pair, move: isWrittenAlike(before, after) ? 'same' : 'reworded' }
}

/** Why two years of an indicator cannot be compared; undefined if they can. */
function obstacleBetween(before: Indicator, after: Indicator): string | undefined {
  const [a, b] = [before.target, after.target]
  if (a.kind === 'withheld' || b.kind === 'withheld') return '有一年的指标值不予公开'
  if (isRedefined(before.description, after.description)) return '绩效指标描述改了，说的可能不是一回事'
  if (sameTarget(a, b)) return undefined
  if (a.kind !== b.kind) return '指标值的写法不同'
  if (a.kind !== 'quantity' || b.kind !== 'quantity') return '指标值不是一个数，由人判断'
  if (a.unit !== b.unit) return `单位从“${a.unit || '无'}”改为“${b.unit || '无'}”`
  if (directionOfPair(before, after) === undefined) return '看不出多好还是少好'
  return undefined
}

/** How much better the later promise is: above 0 raised, below 0 lowered. */
function gainBetween(before: Indicator, after: Indicator): number {
  const [a, b] = [before.target, after.target]
  if (a.kind !== 'quantity' || b.kind !== 'quantity') return 0
  const sign = directionOfPair(before, after) === '反向指标' ? -1 : 1
  const gain = sign * (Number(b.value) - Number(a.value))
  return gain === 0 ? strictness(b) - strictness(a) : gain
}

/** At the same number, `>` promises a little more than `≥`. */
function strictness({ operator }: Extract<Target, { kind: 'quantity' }>): number {
  return operator === '>' || operator === '<' ? 1 : 0
}

/** Which way both years point; a bare number takes the other year's. Undefined where they differ, or neither tells. */
function directionOfPair(before: Indicator, after: Indicator) {
  const [a, b] = [itemDirection(before), itemDirection(after)]
  return a === undefined || b === undefined || a === b ? (a ?? b) : undefined
}

/** Whether a description says something else than a year before; that one is given and the other not says nothing. */
function isRedefined(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return false
  return withoutYears(before) !== withoutYears(after)
}

function withoutYears(text: string): string {
  return bareWording(text).replace(/20\d\d年?/g, '')
}

function sameTarget(a: Target, b: Target): boolean {
  if (a.kind === 'quantity' && b.kind === 'quantity')
    return a.unit === b.unit && a.operator === b.operator && Number(a.value) === Number(b.value)
  return a.kind === b.kind && bareWording(a.raw) === bareWording(b.raw)
}

function isWrittenAlike(before: Indicator, after: Indicator): boolean {
  return before.name === after.name && before.target.raw === after.target.raw
}
