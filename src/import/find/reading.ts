import type { Run } from './account.ts'
import type { Block } from './block.ts'
import type { FoundForm } from './found-form.ts'
import type { Settled } from './labels.ts'

/** What a cell is in a form that is known: a label, the value of a field, or both. */
export interface CellMeaning {
  label?: string
  field?: string
  text?: string
}

/** What tables are read into. */
export interface Reading {
  forms: FoundForm[]
  /** The form that is open: the one of the last title, or of the last table. */
  form?: FoundForm
  /** The block that may go on in the next table, and its form. */
  open?: { block: Block; form: FoundForm }
  /** The block of the last row that named a project of a list. */
  listed?: Block
  settled: Settled
  /** What single cells are, by their places, where the document is in a form that is known. */
  meanings?: ReadonlyMap<string, CellMeaning>
  /** Takes the runs that are no form's. */
  runs: Run[]
}
