import type { Corrections, Department } from '../content/record.ts'

/** The state of a content folder, published or about to be. */
export interface State {
  departments: readonly Department[]
  corrections: readonly Corrections[]
}

/** Both states without the departments that stayed as they were, corrections and all: most of a county, from push to push. */
export function differing(before: State, after: State): { before: State; after: State } {
  const textsOf = ({ departments, corrections }: State) => {
    const said = new Map(corrections.map((one) => [folderOf(one), one]))
    return new Map(departments.map((one) => [folderOf(one), JSON.stringify([one, said.get(folderOf(one))])]))
  }
  const [older, newer] = [textsOf(before), textsOf(after)]
  const without = (state: State): State => ({
    ...state,
    departments: state.departments.filter((one) => older.get(folderOf(one)) !== newer.get(folderOf(one))),
  })
  return { before: without(before), after: without(after) }
}

/** The folder of a department's year. */
export function folderOf({ file }: { file: string }): string {
  return file.slice(0, file.lastIndexOf('/'))
}
