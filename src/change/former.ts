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

/** Everything that was withdrawn or renamed, and is not published under its old name again. */
export function formerItems(
  corrections: readonly Corrections[],
  departments: readonly Department[],
  follow: (item: Item) => Trail,
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
  // What is published again under its old name has its page back.
  return [...former.values()].filter(({ item }) => {
    const { part, ...now } = follow(item)
    return part === undefined || itemKey(now) !== itemKey(item)
  })
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
