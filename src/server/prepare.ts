import { type Dates, datesOf, firstShown, redactionsOf } from '../log/dates.ts'
import type { Entry } from '../log/log.ts'
import type { Restore } from '../model/fault.ts'
import type { SiteChange } from '../model/site-change.ts'
import { type ExportedOrigin, exportAsAsked } from './export-as-asked.ts'
import { contentEntries } from './export-content.ts'
import { changedPaths } from './git.ts'
import type { PublicationLog } from './publication-log.ts'
import type { ExportedContent } from './receive.ts'
import { type Redactions, withoutRedacted } from './redactions.ts'
import type { Release } from './releases.ts'
import type { Settings } from './server-settings.ts'
import { restoreFrom, type ShownContent, shownBy } from './shown.ts'
import { siteChanges } from './site-changes.ts'

/** All that decides what a publication shows. */
export interface Standing {
  /** The commit that is to be shown. */
  head: string
  log: PublicationLog
  /** The release that is shown. */
  shown: Release | undefined
  redactions: Redactions
  /** Why something was redacted, where that is what it is published for. */
  redacting?: string | undefined
}

/** Content that was read and checked to be published, and what follows from the log. */
export interface Prepared<Content> {
  standing: Standing
  content: Content
  /** The time in China when it was received. */
  received: string
  /** What is shown up to now. */
  before: ShownContent
  /** The paths in which it differs from that. */
  changed: readonly string[]
  /** When what it shows for the first time is published first. */
  first: Entry['first']
  /** The files of content that held something redacted. */
  hidden: readonly string[]
}

/** What reading content to be published depends on besides its files. */
export interface Reading {
  commit: string
  /** Whether nothing in its files is redacted. */
  isAsCommitted: boolean
  /** Writes the files, those of units' years only as they are asked for. */
  exported(): Promise<ExportedContent>
  /** Says what was first published when, once it is known which content files are. */
  dates: (shown: readonly string[]) => Dates
  /** Puts what is shown of a unit's year where its files have errors. */
  restore: Restore
  redactions: ReturnType<typeof redactionsOf>
  siteChanges: readonly SiteChange[]
}

/**
 * Reads and checks what is to be published. It changes nothing but the folder, and needs no lock.
 * @param folder for the files, where they are read
 */
export async function prepare<Content>(
  repository: string,
  { site }: Settings,
  standing: Standing,
  folder: string,
  { load, now }: { load(reading: Reading): Promise<Content>; now(): string },
): Promise<Prepared<Content>> {
  const { head, log, shown, redactions, redacting } = standing
  const { entries } = log
  const received = now()
  let origin: ExportedOrigin | undefined
  const restored: string[] = []
  const before = await shownBy(repository, site, shown)
  let first: Entry['first'] = {}
  const content = await load({
    commit: head,
    isAsCommitted: redactions.length === 0,
    async exported() {
      origin = await exportAsAsked(repository, await contentEntries(repository, head), folder, redactions)
      return { root: folder, origin }
    },
    dates(paths) {
      first = firstShown(entries, paths, received)
      return datesOf([...entries, { first }])
    },
    restore: withoutRedacted(restoreFrom(before), redactions, restored),
    redactions: redactionsOf([...entries, { act: actOf(standing), received, reason: redacting }]),
    siteChanges: await siteChanges(repository, '', [...entries, { commit: head, received }], redactions),
  })
  const changed = await changedPaths(repository, before.commit, head)
  const hidden = [...(origin?.hidden ?? []), ...restored]
  return { standing, content, received, before, changed, first, hidden }
}

/** What the log calls a publication. */
export function actOf({ redacting }: Standing): 'publish' | 'redact' {
  return redacting === undefined ? 'publish' : 'redact'
}

/** Whether nothing has changed that a publication depends on. */
export function isSame(one: Standing, other: Standing): boolean {
  return textOf(one) === textOf(other)
}

function textOf({ head, log, shown, redactions, redacting }: Standing): string {
  return JSON.stringify([head, log.text, shown?.name, redactions, redacting])
}
