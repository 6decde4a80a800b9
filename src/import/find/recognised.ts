import type { Run } from './account.ts'
import type { FoundForm } from './found-form.ts'

/** A part of the narrative: its title and paragraphs as they stand. */
export interface FoundSection {
  title: string
  paragraphs: string[]
}

/** What was understood of a document. Every run of its text is in `runs` or in a form's own. */
export interface Recognised {
  forms: FoundForm[]
  narrative: FoundSection[]
  /** The budget year that titles name. */
  year?: number
  runs: Run[]
  /** Where a form stands that nobody filled in. */
  blank?: string
}
