import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Publication } from '../content/record.ts'
import { ContentError } from '../model/finding.ts'
import { exportContent } from './export.ts'
import { requireForward } from './forward.ts'
import { Refusal } from './refusal.ts'
import { currentRelease } from './releases.ts'
import { ownFolder, type Settings } from './settings.ts'
import { requireSize } from './size.ts'
import { branchOf, type Update } from './updates.ts'
import { keepToFolders } from './user-folders.ts'

/** What the check of a pushed commit needs of the world outside. */
export interface ReceiveEffects {
  /** Reads and checks the content of the project at `root`; throws a ContentError where it may not be published. */
  check(root: string): Promise<Publication>
  /**
   * Compares what is published, the project at `published`, with what shall be, which was read at `root`; throws a
   * ContentError where a change is kept quiet.
   */
  compare(published: string, root: string, pushed: Publication): Promise<void>
  /** The time in China: `2026-03-02T09:30:00+08:00`. */
  now(): string
  say(line: string): void
}

/**
 * Decides on one ref of a push, before anything moves. The published branch goes forward only, and only with content that
 * can be published; other branches are for work that is not finished.
 * @param user who pushes, where the key says so
 * @throws Refusal, or ContentError with what the clerk has to mend
 */
export async function receive(
  repository: string,
  settings: Settings,
  update: Update,
  user: string | undefined,
  effects: ReceiveEffects,
) {
  const { to, ref } = update
  if (!/^refs\/(heads|tags)\//.test(ref)) throw new Refusal(`只接受分支和标签，不接受 ${ref}。`)
  const branch = branchOf(update)
  if (branch !== undefined && to !== undefined) await requireSize(repository, to)
  await keepToFolders(repository, settings, update, user)
  if (branch === settings.branch) await requireForward(repository, update, effects.now())
  if (branch === undefined || to === undefined) return
  effects.say(`检查 ${branch} 的内容……`)
  try {
    await withFolder(repository, async (folder) => {
      await exportContent(repository, to, folder)
      const pushed = await effects.check(folder)
      // Published is what is shown, whatever the branch held meanwhile.
      const shown = await currentRelease(settings.site)
      if (branch !== settings.branch || shown === undefined || settings.trial) return
      await withFolder(repository, async (published) => {
        await exportContent(repository, shown.commit, published)
        await effects.compare(published, folder, pushed)
      })
    })
  } catch (error) {
    if (branch === settings.branch || !(error instanceof ContentError)) throw error
    effects.say(
      `\n${error.message}\n\n分支 ${branch} 不公开，所以照收；这些要在并入 ${settings.branch} 以前改好。`,
    )
  }
}

/** A folder for as long as `work` runs. Those whose process was killed go too. */
async function withFolder(repository: string, work: (folder: string) => Promise<void>) {
  const own = ownFolder(repository)
  for (const name of await readdir(own))
    if (/^check-\d+(-\w+)?$/.test(name) && !isRunning(Number(name.split('-')[1])))
      await rm(join(own, name), { recursive: true, force: true })
  const folder = await mkdtemp(join(own, `check-${process.pid}-`))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function isRunning(process_: number): boolean {
  try {
    return process.kill(process_, 0)
  } catch {
    return false
  }
}
