import type { Correction, Corrections, Department, Resemblance } from '../content/record.ts'
import { departmentText } from '../model/correction.ts'
import type { SiteChange } from '../model/site-change.ts'
import type { Event } from './event.ts'
import { eventsOf, likenedField, type Redaction } from './events.ts'
import { type Item, itemKey, type Stated, type Trail, trails } from './follow.ts'
import { datedByLog } from './logged-dates.ts'
import { maskCorrection } from './mask-correction.ts'
import { type Superseded, supersededItems } from './old-address.ts'

/** What happened to what was published, as far as it may be told. */
export interface History {
  /** The corrections of what a content file publishes, under whatever code, newest first. */
  correctionsOf(item: Item): readonly Correction[]
  /** When it came to the published branch, if its history tells. */
  firstPublished(item: Item): string | undefined
  /** What had an address of its own and is not published there any longer. */
  superseded: readonly Superseded[]
  /** Everything, newest first. */
  events: readonly Event[]
}

/**
 * Tells the history of a publication.
 * @param dates when each content file was first published, by its path, and each correction, by its name in the log
 */
export function tellHistory(
  departments: readonly Department[],
  said: readonly Corrections[],
  dates: ReadonlyMap<string, string>,
  redactions: readonly Redaction[] = [],
  siteChanges: readonly SiteChange[] = [],
): History {
  const corrections = datedByLog(said, dates)
  const follow = trails(departments, corrections)
  const told = <T>(
    list: (one: Corrections) => readonly T[],
    stemIn: (said: T, unit: string) => string,
  ): Stated<T>[] =>
    corrections.flatMap((one) =>
      list(one).map((said, index) => {
        const item = { unit: one.unit, year: one.year, stem: stemIn(said, one.unit) }
        return { said, item, now: follow(item), index }
      }),
    )
  const corrected = told(
    (one) => one.corrections,
    ({ stem }) => stem,
  ).map((one) => ({ ...one, said: maskCorrection(one.said, one.now.part?.fields) }))
  const likened = told(
    (one) => one.resemblances,
    ({ stem }) => stem,
  )
  const withdrawn = told(
    (one) => one.withdrawals,
    ({ stem }) => stem,
  )
  const renamed = told(
    (one) => one.renamings,
    ({ from }, unit) => (from === unit ? departmentText : from),
  )
  const likenedTo = likened.map((one) => ({
    ...one,
    said: maskCorrection(
      asCorrection(one, follow({ ...one.item, stem: one.said.like })),
      one.now.part?.fields,
    ),
  }))
  const byItem = Map.groupBy([...corrected, ...likenedTo], ({ now }) => itemKey(now))
  const superseded = supersededItems(corrections, departments, follow, (item) => dates.has(fileOf(item)))
  const earlierNames = Map.groupBy(superseded, ({ item }) => itemKey(follow(item)))
  const firstPublished = (item: Item) => {
    const names = [item, ...(earlierNames.get(itemKey(item)) ?? []).map((one) => one.item)]
    const known = names.flatMap((one) => dates.get(fileOf(one)) ?? [])
    return known.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0]
  }
  return {
    correctionsOf: (item) =>
      (byItem.get(itemKey(item)) ?? [])
        .map(({ said }) => said)
        .toSorted((a, b) => (a.date < b.date ? 1 : -1)),
    firstPublished,
    superseded,
    events: eventsOf({
      departments,
      corrected,
      likenedTo,
      withdrawn,
      renamed,
      redactions,
      siteChanges,
      firstPublished,
    }),
  }
}

/** That a project is like one that was withdrawn, as its page tells it among the corrections. */
function asCorrection({ said, now }: Stated<Resemblance>, { withdrawal }: Trail): Correction {
  const { date, stem, like, reason } = said
  const name = withdrawal?.name ?? like
  return {
    date,
    stem,
    field: likenedField,
    before: withdrawal ? `${name}（${like}，${withdrawal.date.slice(0, 10)} 撤下）` : name,
    after: now.part?.title ?? stem,
    reason,
  }
}

/** The content file of an item. */
function fileOf({ unit, year, stem }: Item): string {
  return `content/${unit}/${year}/${stem === departmentText ? 'department.md' : `${stem}.yaml`}`
}
