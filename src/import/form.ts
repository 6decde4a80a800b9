import type { MoneyUnit } from '../model/money.ts'
import type { Run } from './account.ts'

/** Why a form is not taken in: where, what was found, and what a person can do. */
export interface Refusal {
  place: string
  message: string
  fix: string
}

/** One form that was recognised: texts as they stand, under the keys of content files. */
export interface FoundForm {
  place: string
  order?: number
  unit?: string
  unitName?: string
  moneyUnit?: MoneyUnit
  /** The label of the group of cells that is being read. */
  group?: string
  /** Blank where the form has the field and leaves it blank. */
  fields: Map<string, string>
  indicators: Map<string, string>[]
  /** The levels of the last indicator, which stand for the rows below that leave them blank. */
  levels: Map<string, string>
  /** The labels that were seen, by which the official form is told. */
  labels: Set<string>
  runs: Run[]
  refusals: Refusal[]
}

export function newForm(place: string): FoundForm {
  return {
    place,
    fields: new Map(),
    indicators: [],
    levels: new Map(),
    labels: new Set(),
    runs: [],
    refusals: [],
  }
}

/** Whether anything that is a project's own has been found. */
export function isBlankForm(form: FoundForm): boolean {
  return form.fields.size === 0 && form.indicators.length === 0
}
