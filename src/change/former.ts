import { type Corrections, departmentText } from '../model/correction.ts'
import type { Department } from '../model/record.ts'
import { partsOf } from './parts.ts'
import { type Item, itemKey, type Trail } from './trail.ts'

/** Something that had an address of its own and is not published there any longer. */
export interface Former {
  item: Item
  /** What it was called. */
  name: string
  date: string
  reason: string
  /** Where it is now; absent where it was withdrawn. */
  now?: Trail
}

/**
 * Everything that was withdrawn or renamed, and is not published under its old name again. A project takes its self-evaluation
 * and monitoring table with it, a year its overall targets.
 * @param wasPublished whether the history tells that there was such a content file
 */
export function formerItems(
  corrections: readonly Corrections[],
  departments: readonly Department[],
  follow: (item: Item) => Trail,
  wasPublished: (item: Item) => boolean,
): Former[] {
  const former = new Map<string, Former>()
  const add = (one: Former) => former.set(itemKey(one.item), one)
  for (const { unit, year, withdrawals, renamings } of corrections) {
    const item = (of: string) => ({ unit, year, of })
    for (const { of, name, date, reason } of withdrawals) add({ item: item(of), name, date, reason })
    for (const { from, to, date, reason } of renamings) {
      const names = from === unit ? namesIn(to, year, corrections, departments) : [from]
      for (const of of names) {
        const now = follow(item(of))
        add({ item: item(of), name: now.part?.title ?? now.withdrawal?.name ?? of, date, reason, now })
      }
    }
  }
  for (const one of [...former.values()])
    for (const [of, what] of takenAlong(one.item.of)) {
      const item = { ...one.item, of }
      if (former.has(itemKey(item)) || !(follow(item).part || wasPublished(item))) continue
      add({ ...one, item, name: `${one.name}（${what}）` })
    }
  // What is published again under its old name has its page back.
  return [...former.values()].filter(({ item }) => {
    const { part, ...now } = follow(item)
    return part === undefined || itemKey(now) !== itemKey(item)
  })
}

/** What goes with something without a word of its own, and what it is. */
function takenAlong(of: string): [of: string, what: string][] {
  if (of === departmentText) return [['overall', '整体支出绩效目标']]
  if (of === 'overall' || of.includes('.')) return []
  return [
    [`${of}.result`, '绩效自评'],
    [`${of}.monitor`, '绩效监控'],
  ]
}

/** Everything that a unit's year has or had. */
function namesIn(
  unit: string,
  year: number,
  corrections: readonly Corrections[],
  departments: readonly Department[],
): string[] {
  const isThat = (one: { unit: string; year: number }) => one.unit === unit && one.year === year
  const department = departments.find(isThat)
  const said = corrections.find(isThat)
  const names = [
    departmentText,
    ...(department ? partsOf(department).map(({ of }) => of) : []),
    ...(said?.withdrawals.map(({ of }) => of) ?? []),
    ...(said?.renamings.map(({ from }) => from).filter((from) => from !== unit) ?? []),
  ]
  return [...new Set(names)]
}
