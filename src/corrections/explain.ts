import type { Correction } from '../content/record.ts'
import { noLongerPublic } from '../model/correction.ts'
import { paragraphs } from '../model/text.ts'
import type { Entry } from './entry-changes.ts'
import type { PartChange } from './states.ts'

/** The corrections that are about a change's field, oldest first. */
export function correctionsOf(
  { of, now, field, alias }: PartChange,
  corrections: readonly Entry<Correction>[],
): Entry<Correction>[] {
  return corrections
    .filter(({ said }) => [of, now].includes(said.of) && [field, alias].includes(said.field))
    .toSorted((a, b) => (a.said.date < b.said.date ? -1 : a.said.date > b.said.date ? 1 : 0))
}

/** Whether corrections lead, one after the other, from what was published to what shall be. */
export function explains(corrections: readonly Entry<Correction>[], change: PartChange): boolean {
  let text = change.before
  for (const { said } of corrections) {
    if (said.before !== noLongerPublic && !isSame(said.before, text)) return false
    text = said.after
  }
  return corrections.length > 0 && isSame(text, change.after)
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return paragraphs(a ?? '').join('\n') === paragraphs(b ?? '').join('\n')
}
