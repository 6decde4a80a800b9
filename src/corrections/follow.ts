import { type Part, partsOf } from '../compare/parts.ts'
import { ofOtherProject, splitStem } from '../content/kinds/kinds.ts'
import type { Corrections, Department, Renaming, Withdrawal } from '../content/record.ts'

/** What a content file is or was published as. */
export interface Item {
  unit: string
  year: number
  /** The file's name without its ending, as corrections call it: `315-0404-JBN-9C18.result`. */
  stem: string
}

/** Where something that was published has come to. */
export interface Trail extends Item {
  /** Absent where nothing of that year is published. */
  department?: Department
  /** What is published there; absent where nothing is any longer. */
  part?: Part
  withdrawal?: Withdrawal
  /** The last of the new codes on the way. */
  renaming?: Renaming
}

/** What corrections say of an item, with what it is called now. */
export interface Stated<T> {
  said: T
  /** As it was called. */
  item: Item
  now: Trail
  /** Its place in its list, which stays. */
  index: number
}

/** A function that follows new codes from an item as it was called to what it is now. */
export function trails(
  departments: readonly Department[],
  corrections: readonly Corrections[],
): (item: Item) => Trail {
  const years = new Map(
    departments.map((department) => [
      yearKey(department),
      { department, parts: new Map(partsOf(department).map((part) => [part.stem, part])) },
    ]),
  )
  const said = new Map(corrections.map((one) => [yearKey(one), one]))
  return (item) => {
    let trail: Trail = item
    // Codes that were given back and forth must not lead in circles.
    for (let step = 0; step < 100; step++) {
      const year = years.get(yearKey(trail))
      const part = year?.parts.get(trail.stem)
      const found = year ? { ...trail, department: year.department } : trail
      if (part) return { ...found, part }
      const own = said.get(yearKey(trail))
      const { base } = splitStem(trail.stem)
      const { unit } = trail
      const withdrawal = own?.withdrawals.findLast(({ stem }) => stem === trail.stem || stem === base)
      const renaming = own?.renamings.findLast(({ from }) => from === base || from === unit)
      if (!renaming || (withdrawal && withdrawal.date > renaming.date))
        return { ...found, ...(withdrawal && { withdrawal }) }
      trail =
        renaming.from === unit
          ? { ...trail, unit: renaming.to, renaming }
          : { ...trail, stem: ofOtherProject(trail.stem, renaming.to), renaming }
    }
    return trail
  }
}

/** A key for an item, and for what belongs to its year. */
export function itemKey({ stem, ...year }: Item): string {
  return `${yearKey(year)}/${stem}`
}

function yearKey({ unit, year }: { unit: string; year: number }): string {
  return `${unit}/${year}`
}
