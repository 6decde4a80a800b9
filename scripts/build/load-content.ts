import { type Dates, datesOf, firstShown, redactionsOf } from '../../src/log/dates.ts'
import type { Restore } from '../../src/model/fault.ts'
import { once } from '../../src/model/once.ts'
import type { Revision } from '../../src/proof/manifest.ts'
import type { FaultOptions } from '../../src/review/faults.ts'
import { load, type Published } from '../../src/review/load.ts'
import { memoryOf } from '../memory.ts'
import { ownSiteChanges, publishedBy, restoreOwn } from '../own-history.ts'
import { program } from '../roots.ts'
import { type ShownSite, shownAt } from '../shown-site.ts'
import { unexplainedSince } from '../unexplained-since.ts'

/** What a build replaces, and when. */
interface Replaced {
  /** The site whose log goes on, where one does. */
  before: ShownSite | undefined
  /** The folder of the site that is replaced. */
  out: string
  /** A folder for content in which what is shown takes the place of what has errors. */
  copy: string
  revision: Revision | undefined
  received: string
}

/**
 * Loads and checks content for a build: a unit's year that has errors, or changes quietly what is shown, is as it is shown.
 * @returns also what is published for the first time, for the log
 * @throws ContentError where nothing can be built
 */
export async function loadContent(
  content: string,
  { before, out, copy, revision, received }: Replaced,
): Promise<{ published: Published; first: Record<string, string> }> {
  let first: Record<string, string> = {}
  const dates = (shown: readonly string[]): Dates => {
    if (!before) return new Map()
    first = firstShown(before.entries, shown, received)
    return datesOf([...before.entries, { first }])
  }
  // What the site to be replaced shows is asked only where something has errors.
  const restore: Restore = async (unitYear, into) =>
    (await restoreOwn(content, before ?? (await shownAt(out))))(unitYear, into)
  // Asked again for each unit's year that is put back.
  const shown = before && once(() => publishedBy(content, before))
  const refuse: FaultOptions['refuse'] = async (publication, templates) =>
    shown ? unexplainedSince(content, await shown(), publication, templates) : []
  const published = await load(content, {
    program,
    memory: await memoryOf(content),
    dates,
    redactions: redactionsOf(before?.entries ?? []),
    siteChanges:
      before && revision
        ? await ownSiteChanges(content, [...before.entries, { commit: revision.commit, received }])
        : [],
    settle: { restore, copy, refuse },
  })
  return { published, first }
}
