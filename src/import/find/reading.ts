import type { Run } from './account.ts'
import type { Block } from './block.ts'
import type { FoundForm } from './form.ts'
import type { Settled } from './labels.ts'

/** What tables are read into. */
export interface Reading {
  forms: FoundForm[]
  /** The form that is open: the one of the last title, or of the last table. */
  form?: FoundForm
  /** The block that may go on in the next table, and its form. */
  open?: { block: Block; form: FoundForm }
  settled: Settled
  /** Takes the runs that are no form's. */
  runs: Run[]
}
