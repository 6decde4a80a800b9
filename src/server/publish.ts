import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Dates, datesOf, firstShown, unitsOf } from '../log/dates.ts'
import { append, logName } from '../log/log.ts'
import { checksums } from '../model/address.ts'
import type { Revision } from '../proof/manifest.ts'
import { parseRevision, revisionFormat } from '../proof/revision.ts'
import { assemble } from './assemble.ts'
import { exportContent } from './export.ts'
import { firstPublished } from './first-published.ts'
import { changedPaths, gitText, headOf } from './git.ts'
import { addEntry, type PublicationLog, readLog } from './publication-log.ts'
import { keepReceipt } from './receipts.ts'
import { Refusal } from './refusal.ts'
import { currentRelease, nameRelease, prune, shortCommit, switchTo, unfinishedFolder } from './releases.ts'
import { ownFolder, type Settings } from './settings.ts'

/** What publishing does to the world outside the repository and the site. */
export interface Effects {
  /**
   * Builds the site of the project at `root`, whose content is that of a commit, into the folder `into`.
   * @param dates what was first published when, once it is known which content files are
   */
  build(
    root: string,
    into: string,
    revision: Revision,
    dates: (shown: readonly string[]) => Dates,
  ): Promise<void>
  /** The time in China: `2026-03-02T09:30:00+08:00`. */
  now(): string
  say(line: string): void
}

/**
 * Publishes what the branch holds now: exports, builds, puts a release together, and shows it. Only one may run at a time
 * (`lock.ts`). Whenever it is cut short, the site that is shown stays as it was, and what is left lying about is removed
 * by the next run. The log is written before the site is switched: whatever was shown is in it.
 * @param by who publishes
 * @param anew publishes even what is already shown: the program may have changed
 */
export async function publish(
  repository: string,
  settings: Settings,
  by: string,
  anew: boolean,
  effects: Effects,
) {
  const { site, branch, keep } = settings
  await removeLeftovers(repository, site)
  const head = await headOf(repository, branch)
  if (!head) throw new Refusal(`还没有可公开的内容：分支 ${branch} 还没有推送过。`)
  const shown = await currentRelease(site)
  if (!anew && shown?.commit === shortCommit(head)) {
    effects.say(`已经公开：第 ${shown.number} 次发布就是这些内容。`)
    return
  }
  effects.say(`发布 ${await gitText(repository, ['log', '-1', '--format=%h %s', head])}`)
  try {
    const work = workFolder(repository)
    const unfinished = unfinishedFolder(site)
    await mkdir(unfinished)
    await exportContent(repository, head, work)
    const built = join(work, 'dist')
    const received = effects.now()
    const log = await openLog(repository, site, received)
    let first: Record<string, string> = {}
    const line = await gitText(repository, ['log', '-1', `--format=${revisionFormat}`, head])
    await effects.build(work, built, parseRevision(line), (paths) => {
      first = firstShown(log.entries, paths, received)
      return datesOf([...log.entries, { first }])
    })
    const units = unitsOf(await changedPaths(repository, shown?.commit, head))
    const act = {
      act: 'publish',
      received,
      by,
      commit: head,
      root: await rootOf(built),
      units,
      first,
    } as const
    const before = shown && join(site, 'releases', shown.name)
    await writeFile(join(built, logName), append(log.text, act))
    await assemble(built, before, unfinished)
    const release = await nameRelease(site, head)
    await keepReceipt(repository, site, release)
    await addEntry(repository, log, act)
    await switchTo(site, release)
    effects.say(`已经公开：第 ${release.number} 次发布，${release.name}`)
  } finally {
    await removeLeftovers(repository, site)
  }
  await prune(site, keep)
}

/** The log; where a site was published before there was one, its first entry says so, with the dates that git gives. */
async function openLog(repository: string, site: string, received: string): Promise<PublicationLog> {
  const log = await readLog(repository)
  const shown = await currentRelease(site)
  if (log.entries.length > 0 || !shown) return log
  const commit = await gitText(repository, ['rev-parse', `${shown.commit}^{commit}`])
  return addEntry(repository, log, {
    act: 'publish',
    received,
    by: migration,
    commit,
    root: await rootOf(join(site, 'releases', shown.name)),
    units: unitsOf(await changedPaths(repository, undefined, commit)),
    first: Object.fromEntries(await firstPublished(repository, commit)),
    migrated: true,
  })
}

/** Who is said to have published what was there before the log. */
const migration = '程序更新'

async function rootOf(site: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(join(site, checksums)))
    .digest('hex')
}

/** Removes what a publication that was cut short has left. Only for whoever holds the lock. */
export async function removeLeftovers(repository: string, site: string) {
  for (const folder of [workFolder(repository), unfinishedFolder(site)])
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
}

function workFolder(repository: string): string {
  return join(ownFolder(repository), 'work')
}
