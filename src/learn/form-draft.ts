import type { OwnField } from '../content/own-fields.ts'
import type { FoundForm, Item, List } from '../import/find/found-form.ts'
import type { PlacedCell } from '../import/find/rows.ts'

/** What a cell of a form prints, in the words of `form.yaml`. */
export type Content =
  | { kind: '标签' | '字段' | '文字'; text: string }
  /** Nothing. */
  | { kind: '空白' }

/** A cell of the form as it is learnt, with the cell of the source that it comes from. */
export interface DraftCell {
  cell: PlacedCell
  content: Content
  headsRow?: boolean
  merges?: boolean
}

/** A row of the form as it is learnt, and the source's rows that it prints. */
export interface DraftRow {
  sources: readonly number[]
  heads: boolean
  repeats: boolean
  each?: readonly List[]
  cells: DraftCell[]
}

/** Why a cell holds the field that it does, for the person who looks at the form. */
export interface Reason {
  place: string
  label: string
  field: string
  why: string
}

/** What was learnt of a form, before it is written down. */
export interface Draft {
  rows: DraftRow[]
  own: readonly OwnField[]
  reasons: Reason[]
  questions: string[]
  /** What the source has for own fields, beside what the recognised form has for known ones. */
  form: FoundForm
  ownValues: Map<string, string>
  ownItems: Map<Item, Map<string, string>>
}
