import { likenedField } from '../corrections/events.ts'

const corrected = (date: string) => `公开以后更正过，最近一次 ${date}；更正说明见网页版`
const likened = (date: string) => `${likenedField}，${date} 的说明见网页版`

/**
 * What the foot of a sheet says of what was told since it was published, for whoever has an older copy on paper.
 * @param told the fields that entries of `corrections.yaml` are about
 * @param latest the date of the newest
 */
export function noteOn(told: readonly { field: string }[], latest: string): string {
  const isCorrected = told.some(({ field }) => field !== likenedField)
  return (isCorrected ? corrected : likened)(latest.slice(0, 10))
}

/** Finds the note in the text of a sheet. */
export const notePattern = new RegExp(
  [corrected, likened].map((note) => note('\\d{4}-\\d\\d-\\d\\d')).join('|'),
)
