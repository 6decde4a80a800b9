import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Revision } from '../proof/manifest.ts'
import { parseRevision, revisionFormat } from '../proof/revision.ts'
import { assemble } from './assemble.ts'
import { exportContent } from './export.ts'
import { gitText, headOf } from './git.ts'
import { keepReceipt } from './receipts.ts'
import { Refusal } from './refusal.ts'
import { currentRelease, nameRelease, prune, shortCommit, switchTo, unfinishedFolder } from './releases.ts'
import { ownFolder, type Settings } from './settings.ts'

/** What publishing does to the world outside the repository and the site. */
export interface Effects {
  /** Builds the site of the project at `root`, whose content is that of a commit, into the folder `into`. */
  build(root: string, into: string, revision: Revision): Promise<void>
  say(line: string): void
}

/**
 * Publishes what the branch holds now: exports, builds, puts a release together, and shows it. Only one may run at a time
 * (`lock.ts`). Whenever it is cut short, the site that is shown stays as it was, and what is left lying about is removed
 * by the next run.
 * @param anew publishes even what is already shown: the program may have changed
 */
export async function publish(repository: string, settings: Settings, anew: boolean, effects: Effects) {
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
    const line = await gitText(repository, ['log', '-1', `--format=${revisionFormat}`, head])
    await effects.build(work, built, parseRevision(line))
    const before = shown && join(site, 'releases', shown.name)
    await assemble(built, before, unfinished)
    const release = await nameRelease(site, head)
    await keepReceipt(repository, site, release)
    await switchTo(site, release)
    effects.say(`已经公开：第 ${release.number} 次发布，${release.name}`)
  } finally {
    await removeLeftovers(repository, site)
  }
  await prune(site, keep)
}

/** Removes what a publication that was cut short has left. Only for whoever holds the lock. */
export async function removeLeftovers(repository: string, site: string) {
  for (const folder of [workFolder(repository), unfinishedFolder(site)])
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
}

function workFolder(repository: string): string {
  return join(ownFolder(repository), 'work')
}
