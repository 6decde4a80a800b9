import { namesOfProject, yearsKinds } from '../content/kinds/kinds.ts'
import type { Correction, Department } from '../content/record.ts'
import { type Item, itemKey } from '../corrections/follow.ts'
import type { History } from '../corrections/history.ts'
import { departmentText } from '../model/correction.ts'
import { oncePer } from '../model/once.ts'

/** What was corrected and first published when, of a content file; as plain data, unlike the history that it is of. */
export interface Past {
  item: Item
  corrections: readonly Correction[]
  first?: string
}

/** The past of a unit's year, as far as it has one; jobs and open data both ask for it. */
export function pastOf(history: History, department: Department): Past[] {
  return pastIn(history)(department)
}

const pastIn = oncePer((history: History) =>
  oncePer((department: Department) => findPast(history, department)),
)

function findPast(history: History, { unit, year, projects }: Department): Past[] {
  const names = [...yearsKinds.map(({ id }) => id), ...projects.flatMap(({ id }) => namesOfProject(id))]
  return [departmentText, ...names].flatMap((stem) => {
    const item: Item = { unit, year, stem }
    const [corrections, first] = [history.correctionsOf(item), history.firstPublished(item)]
    return corrections.length > 0 || first !== undefined ? [{ item, corrections, first }] : []
  })
}

/** A history that knows so much. */
export function historyOf(past: readonly Past[], known: Partial<History> = {}): History {
  const byItem = new Map(past.map((one) => [itemKey(one.item), one]))
  return {
    correctionsOf: (item) => byItem.get(itemKey(item))?.corrections ?? [],
    firstPublished: (item) => byItem.get(itemKey(item))?.first,
    superseded: [],
    events: [],
    ...known,
  }
}
