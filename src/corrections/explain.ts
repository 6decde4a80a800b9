import type { Correction } from '../content/record.ts'
import { noLongerPublic } from '../model/correction.ts'
import { paragraphs } from '../model/text.ts'
import type { PartChange } from './compare-states.ts'
import type { Entry } from './entry-changes.ts'

/** The corrections that are about a change's field, oldest first. */
export function correctionsOf(
  { was, now, field, alias }: PartChange,
  corrections: readonly Entry<Correction>[],
): Entry<Correction>[] {
  return corrections
    .filter(({ said }) => [was, now].includes(said.stem) && [field, alias].includes(said.field))
    .toSorted((a, b) => (a.said.date < b.said.date ? -1 : a.said.date > b.said.date ? 1 : 0))
}

/**
 * Whether a correction says what was published and what shall be. There is one for each change: what stood in between was
 * never shown. What was published is said, unless it must not be said again.
 * @param isPrivate whether a text must not be repeated
 */
export function explains(
  corrections: readonly Entry<Correction>[],
  { before, after }: PartChange,
  isPrivate: (text: string) => boolean,
): boolean {
  const [only, ...others] = corrections
  if (!only || others.length > 0) return false
  const { said } = only
  const mayHide = before === noLongerPublic || (before !== undefined && isPrivate(before))
  return (
    (isSame(said.before, before) || (said.before === noLongerPublic && mayHide)) && isSame(said.after, after)
  )
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return paragraphs(a ?? '').join('\n') === paragraphs(b ?? '').join('\n')
}
