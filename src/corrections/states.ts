import type { Corrections, Department } from '../content/record.ts'

/** The state of a content folder, published or about to be. */
export interface State {
  departments: readonly Department[]
  corrections: readonly Corrections[]
}

/** Both states without the departments that stayed as they were, corrections and all: most of a county, from push to push. */
export function differing(before: State, after: State): { before: State; after: State } {
  const [older, newer] = [byFolder(before), byFolder(after)]
  const differ = new Set(
    [...older.keys(), ...newer.keys()].filter((folder) => !areSame(older.get(folder), newer.get(folder))),
  )
  const without = (state: State): State => ({
    ...state,
    departments: state.departments.filter((one) => differ.has(folderOf(one))),
  })
  return { before: without(before), after: without(after) }
}

/** A department's year, and what its corrections say. */
type Year = readonly [Department, Corrections | undefined]

function byFolder({ departments, corrections }: State): Map<string, Year> {
  const said = new Map(corrections.map((one) => [folderOf(one), one]))
  return new Map(departments.map((one) => [folderOf(one), [one, said.get(folderOf(one))]]))
}

/** Years that were read once are the same objects in both states; of others, every word is compared. */
function areSame(one: Year | undefined, other: Year | undefined): boolean {
  if (!one || !other) return false
  return (one[0] === other[0] && one[1] === other[1]) || JSON.stringify(one) === JSON.stringify(other)
}

/** The folder of a department's year. */
export function folderOf({ file }: { file: string }): string {
  return file.slice(0, file.lastIndexOf('/'))
}
