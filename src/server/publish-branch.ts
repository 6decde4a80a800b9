import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { removeFolder } from '../content/text/write-files.ts'
import { unitYearsOf } from '../log/dates.ts'
import { append } from '../log/log.ts'
import type { Fault } from '../model/fault.ts'
import { editionsIn, writeEditions } from '../proof/edition-files.ts'
import { logFilesIn, writeLogFiles } from '../proof/log-files.ts'
import type { PublishedFile, Revision } from '../proof/manifest.ts'
import { parseRevision, revisionFormat } from '../proof/revision.ts'
import { assemble } from './assemble.ts'
import { firstPublished } from './first-published.ts'
import { changedPaths, gitText, headOf } from './git.ts'
import { actOf, isSame, type Prepared, prepare, type Reading } from './prepare.ts'
import { addEntry, catchUp, type PublicationLog, readLog, rootOf } from './publication-log.ts'
import { archiveReceipt } from './receipts.ts'
import { readRedactions, redact, redactOwn } from './redactions.ts'
import { Refusal } from './refusal.ts'
import {
  commitOf,
  currentRelease,
  earlierFolder,
  nameRelease,
  prune,
  shortCommit,
  switchTo,
  unfinishedFolder,
} from './releases.ts'
import { signingKeyOf } from './repository-key.ts'
import { ownFolder, type Settings } from './server-settings.ts'
import { changedUnits } from './shown.ts'

/** What is told of a site that was built. */
interface BuiltSite {
  /** The units' years whose files have errors. */
  faults: readonly Fault[]
  /** The paths of the files that no store shares. */
  own: readonly string[]
  /** The files of which editions are known. */
  documents: readonly PublishedFile[]
}

/** What publishing does to the world outside the repository and the site. */
export interface Effects<Content> {
  /** Reads and checks content that is to be published. */
  load(reading: Reading): Promise<Content>
  /**
   * Builds its site into the folder `into`.
   * @param shown the folder of the site that is shown; and a release that is shown no more, whose folders may be moved
   */
  build(
    content: Content,
    into: string,
    revision: Revision,
    shown: { site?: string; earlier?: string },
  ): Promise<BuiltSite>
  /** The time in China: `2026-03-02T09:30:00+08:00`. */
  now(): string
  say(line: string): void
}

/** Who wants what published. */
export interface Order<Content> {
  by: string
  /** Publishes even what is already shown, or was rolled back: the program may have changed, or somebody says so. */
  anew?: boolean
  /** Why something was redacted, where that is what it is published for. */
  redacting?: string | undefined
  /** What was read and checked before, which is so again while nothing has changed since. */
  prepared?: Prepared<Content> | undefined
}

/**
 * Publishes what the branch holds now: exports, builds, puts a release together, and shows it. Only one may run at a time
 * (`run-locked.ts`). Whenever it is cut short, the site that is shown stays as it was, and what is left lying about is removed
 * by the next run. The log is written before the site is switched: whatever was shown is in it.
 */
export async function publish<Content>(
  repository: string,
  settings: Settings,
  { by, anew, redacting, prepared: known }: Order<Content>,
  effects: Effects<Content>,
) {
  const { site, branch, keep } = settings
  const redactions = readRedactions(repository)
  await removeLeftovers(repository, site)
  const head = await headOf(repository, branch)
  if (!head) throw new Refusal(`还没有可公开的内容：分支 ${branch} 还没有推送过。`)
  const shown = await currentRelease(site)
  if (!anew && shown?.commit === shortCommit(head)) {
    effects.say(`已经公开：第 ${shown.number} 次发布就是这些内容。`)
    return
  }
  if (!anew && (await isRolledBack(repository))) {
    effects.say(`管理员把网站退回了以前的一次发布。内容收下了，等管理员运行 npm run server:publish 再公开。`)
    return
  }
  const format = `--format=${revisionFormat}%n%h %s`
  const [revision = '', subject = ''] = (await gitText(repository, ['log', '-1', format, head])).split('\n')
  effects.say(`发布 ${redact(subject, redactions)}`)
  if (redacting !== undefined) {
    await redactOwn(repository, redactions)
    removeFolder(earlierFolder(site))
  }
  try {
    const work = workFolder(repository)
    const unfinished = unfinishedFolder(site)
    await mkdir(unfinished)
    const log = await openLog(repository, site, effects.now())
    const standing = { head, log, shown, redactions, redacting }
    const { content, received, before, changed, first, hidden } =
      known && isSame(known.standing, standing)
        ? known
        : await prepare(repository, settings, standing, work, effects)
    await mkdir(work, { recursive: true, mode: 0o700 })
    const built = join(work, 'dist')
    const last = shown && join(site, 'releases', shown.name)
    const { faults, own, documents } = await effects.build(content, built, parseRevision(revision), {
      // Finished files may hold what shall vanish.
      ...(redacting === undefined && last !== undefined && { site: last }),
      ...((await isOnOneDisk(work, site)) && { earlier: earlierFolder(site) }),
    })
    const shownAnew = changedUnits(changed, before, faults)
    const units =
      redacting === undefined ? shownAnew : [...new Set([...shownAnew, ...unitYearsOf(hidden)])].sort()
    const act = {
      act: actOf(standing),
      received,
      by,
      commit: head,
      root: await rootOf(built),
      editions: await writeEditions(
        built,
        last === undefined ? [] : await editionsIn(last),
        documents,
        received,
        redacting === undefined ? [] : units,
      ),
      units,
      first,
      ...(redacting !== undefined && { reason: redacting }),
    }
    await writeLogFiles(built, append(log.text, act), await signingKeyOf(repository))
    await assemble(built, [...own, ...(await logFilesIn(built))], last, unfinished)
    const release = await nameRelease(site, head)
    await archiveReceipt(repository, site, release)
    await addEntry(repository, log, act)
    await switchTo(site, release)
    effects.say(`已经公开：第 ${release.number} 次发布，${release.name}`)
  } finally {
    await removeLeftovers(repository, site)
  }
  // What was redacted is in the releases before.
  await prune(site, redacting === undefined ? keep : 1)
  if (redacting !== undefined) removeFolder(earlierFolder(site))
}

async function isOnOneDisk(one: string, other: string): Promise<boolean> {
  return (await stat(one)).dev === (await stat(other)).dev
}

/** Whether the site shows an earlier release because somebody said so. That stands until somebody says otherwise. */
async function isRolledBack(repository: string): Promise<boolean> {
  const { entries } = await readLog(repository)
  return entries.at(-1)?.act === 'rollback'
}

/** The log; where a site was published before there was one, its first entry says so, with the dates that git gives. */
async function openLog(repository: string, site: string, received: string): Promise<PublicationLog> {
  const shown = await currentRelease(site)
  if (!shown) return readLog(repository)
  const log = await catchUp(repository, site, shown)
  if (log.entries.length > 0) return log
  const commit = await commitOf(repository, shown)
  return addEntry(repository, log, {
    act: 'publish',
    received,
    by: migration,
    commit,
    root: await rootOf(join(site, 'releases', shown.name)),
    units: unitYearsOf(await changedPaths(repository, undefined, commit)),
    first: Object.fromEntries(await firstPublished(repository, commit)),
    migrated: true,
  })
}

/** Who is said to have published what was there before the log. */
const migration = '程序更新'

/** Removes what a publication that was cut short has left. Only for whoever holds the lock. */
export async function removeLeftovers(repository: string, site: string) {
  for (const folder of [workFolder(repository), unfinishedFolder(site)]) removeFolder(folder)
}

function workFolder(repository: string): string {
  return join(ownFolder(repository), 'work')
}
