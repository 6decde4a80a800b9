import { inventedContent } from '../content/invented.ts'
import type { Publication } from '../content/record.ts'
import { locate } from '../content/text/locate.ts'
import type { Fault, Restore } from '../model/fault.ts'
import { ContentError, type Finding } from '../model/finding.ts'
import type { Origin } from '../model/origin.ts'
import { exportAsAsked } from './export-as-asked.ts'
import { requireForward } from './forward.ts'
import { alsoIn, broughtBy, findingsIn } from './found.ts'
import { changedPaths } from './git.ts'
import { Refusal } from './refusal.ts'
import { currentRelease } from './releases.ts'
import type { Settings } from './server-settings.ts'
import { exportShownAsAsked, restoreFrom, rolledBack, type ShownContent, shownBy } from './shown.ts'
import { requireSize } from './size.ts'
import { branchOf, type Update } from './updates.ts'
import { refuseOtherFolders } from './user-folders.ts'
import { withFolder } from './with-folder.ts'

/** Content below a folder, and where the files come from that are not there yet. */
export interface ExportedContent {
  root: string
  origin: Origin
}

/** What the check of a pushed commit needs of the world outside. */
export interface ReceiveEffects<Checked extends { publication: Publication } = { publication: Publication }> {
  /** Reads and checks the content of the project at `root`; it may be published as it is where there are no errors. */
  check(root: string, origin: Origin): Promise<Checked | { errors: readonly Finding[] }>
  /**
   * Puts what is shown in the place of every unit's year at `root` that has errors; throws a ContentError where even so nothing
   * can be published.
   */
  settle(
    root: string,
    origin: Origin,
    restore: Restore,
  ): Promise<{ publication: Publication; faults: readonly Fault[] }>
  /** Compares what is published with what shall be, which was read as `pushed`: the changes that are kept quiet. */
  compare(published: ExportedContent, now: ExportedContent, pushed: Publication): Promise<readonly Finding[]>
  /** Tells of what was found in content that is accepted. */
  remark(accepted: Checked): void
  /** The time in China: `2026-03-02T09:30:00+08:00`. */
  now(): string
  say(line: string): void
}

/**
 * Decides on one ref of a push, before anything moves. The published branch goes forward only, and only with content that
 * can be published; other branches are for work that is not finished.
 * @param user who pushes, where the key says so
 * @returns what the published branch will hold, where there are no errors in it
 * @throws Refusal, or ContentError with what the clerk has to mend
 */
export async function receive<Checked extends { publication: Publication }>(
  repository: string,
  settings: Settings,
  update: Update,
  user: string | undefined,
  effects: ReceiveEffects<Checked>,
): Promise<Checked | undefined> {
  const { to, ref } = update
  if (!/^refs\/(heads|tags)\//.test(ref)) throw new Refusal(`只接受分支和标签，不接受 ${ref}。`)
  const branch = branchOf(update)
  const entries = branch !== undefined && to !== undefined ? await requireSize(repository, to) : []
  await refuseOtherFolders(repository, settings, update, user)
  if (branch === settings.branch) await requireForward(repository, update, effects.now())
  if (branch === undefined || to === undefined) return undefined
  effects.say(`检查 ${branch} 的内容……`)
  try {
    const sound = await withFolder(repository, async (folder) => {
      const origin = await exportAsAsked(repository, entries, folder)
      const found = await effects.check(folder, origin)
      if (branch !== settings.branch) {
        if ('errors' in found) throw new ContentError(found.errors)
        return found
      }
      // Published is what is shown, whatever the branch held meanwhile.
      const shown = await shownBy(repository, settings.site, await currentRelease(settings.site))
      const pushed =
        'publication' in found
          ? found.publication
          : await acceptFound({ repository, update, shown, folder, origin, errors: found.errors }, effects)
      const accepted = 'publication' in found ? found : undefined
      if (settings.trial) return accepted
      const invented = inventedContent(pushed)
      if (invented.length > 0) throw new ContentError(locate(folder, invented))
      const compare = (before: ShownContent) =>
        quietChanges(before, { root: folder, origin }, pushed, effects)
      const quiet = await compare(shown)
      // What was rolled back was explained when it was published.
      const last = quiet.length > 0 ? await rolledBack(repository, settings.site) : undefined
      const refused = last ? alsoIn(quiet, await compare(last)) : quiet
      if (refused.length > 0) throw new ContentError(refused)
      return accepted
    })
    if (sound) effects.remark(sound)
    return branch === settings.branch ? sound : undefined
  } catch (error) {
    if (branch === settings.branch || !(error instanceof ContentError)) throw error
    effects.say(
      `\n${error.message}\n\n分支 ${branch} 不公开，所以照收；这些要在并入 ${settings.branch} 以前改好。`,
    )
    return undefined
  }
}

/** The changes of what was published that nobody explains. */
async function quietChanges(
  before: ShownContent,
  now: ExportedContent,
  pushed: Publication,
  effects: Pick<ReceiveEffects, 'compare'>,
): Promise<readonly Finding[]> {
  const { repository, commit } = before
  if (commit === undefined) return []
  return withFolder(repository, async (folder) => {
    const published = { root: folder, origin: await exportShownAsAsked(before, commit, folder) }
    return effects.compare(published, now, pushed)
  })
}

interface Found {
  repository: string
  update: Update
  shown: ShownContent
  folder: string
  origin: Origin
  errors: readonly Finding[]
}

/**
 * Accepts a push to the published branch in spite of errors that were there before it.
 * @returns what will be published: of every unit's year with errors what is shown
 * @throws ContentError with the errors that it brings
 */
async function acceptFound(
  { repository, update: { from, to = '' }, shown, folder, origin, errors }: Found,
  effects: ReceiveEffects,
): Promise<Publication> {
  const before = from === undefined ? [] : await errorsOf(repository, from, effects)
  const brought = broughtBy(errors, before)
  if (brought.length > 0) throw new ContentError(brought)
  const { publication, faults } = await effects.settle(folder, origin, restoreFrom(shown))
  const own = findingsIn(faults, await changedPaths(repository, from, to))
  if (own.length > 0) effects.say(`\n${new ContentError(own).message}\n`)
  return publication
}

function errorsOf(repository: string, commit: string, effects: ReceiveEffects): Promise<readonly Finding[]> {
  return withFolder(repository, async (folder) => {
    const origin = await exportShownAsAsked({ repository, prefix: '' }, commit, folder)
    const found = await effects.check(folder, origin)
    return 'errors' in found ? found.errors : []
  })
}
