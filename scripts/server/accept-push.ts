import { join } from 'node:path'
import type { Published } from '../../src/review/load.ts'
import type { Memory } from '../../src/review/memory.ts'
import type { Push } from '../../src/server/next-push.ts'
import { type Prepared, prepare } from '../../src/server/prepare.ts'
import { readLog } from '../../src/server/publication-log.ts'
import { receive } from '../../src/server/receive.ts'
import { readRedactions } from '../../src/server/redactions.ts'
import { currentRelease } from '../../src/server/releases.ts'
import { readSettings, type Settings } from '../../src/server/server-settings.ts'
import { unitsIn } from '../../src/server/shown.ts'
import { branchOf, parseUpdates } from '../../src/server/updates.ts'
import { withFolder } from '../../src/server/with-folder.ts'
import { judgesOf } from './judge-push.ts'
import { type Before, effectsOf, makeInQuarantine } from './publication.ts'
import { isDiskFull, type Say } from './reporter.ts'

/** A push that can be published. */
export interface Accepted {
  settings: Settings
  before: Before
}

/**
 * Judges all that a push moves, and makes what it changes.
 * @param quarantine where what is made of it stays until it is accepted
 * @returns what is to be published, if it moves the published branch
 * @throws what it is refused for
 */
export async function acceptPush(
  repository: string,
  { updates, env }: Push,
  memory: Memory,
  quarantine: string,
  say: Say,
): Promise<Accepted | undefined> {
  const settings = await readSettings(repository)
  // What is refused must not stay.
  const ownMemory = { ...memory, quarantine: join(quarantine, 'checked') }
  const judges = judgesOf(repository, ownMemory, say)
  let before: Before | undefined
  for (const update of parseUpdates(updates)) {
    const checked = await receive(repository, settings, update, env.MINGBIAO_USER, judges)
    const { to: commit } = update
    if (branchOf(update) === settings.branch && commit !== undefined)
      before = { commit, memory: ownMemory, made: join(quarantine, 'units'), checked }
  }
  if (!before) return undefined
  return { settings, before: { ...before, prepared: await makeChanges(repository, settings, before, say) } }
}

/**
 * Makes what a commit changes in units' years. On a full disk it is left to the publication, which knows what can give way.
 * @returns undefined where it was left
 */
async function makeChanges(
  repository: string,
  settings: Settings,
  before: Before,
  say: Say,
): Promise<Prepared<Published> | undefined> {
  const { commit: head, made } = before
  const standing = {
    head,
    log: await readLog(repository),
    shown: await currentRelease(settings.site),
    redactions: readRedactions(repository),
  }
  const effects = effectsOf(repository, say, before)
  try {
    const prepared = await withFolder(repository, (folder) =>
      prepare(repository, settings, standing, folder, effects),
    )
    const units = unitsIn(prepared.changed, prepared.before)
    await makeInQuarantine(repository, prepared.content, { made, units }, say)
    return prepared
  } catch (error) {
    if (!isDiskFull(error)) throw error
    return undefined
  }
}
