import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Published } from '../../src/review/load.ts'
import { changedPaths, headOf } from '../../src/server/git.ts'
import { type Caller, openDoor } from '../../src/server/hand-over.ts'
import { isRunning } from '../../src/server/is-running.ts'
import { type Prepared, prepare } from '../../src/server/prepare.ts'
import { readLog } from '../../src/server/publication-log.ts'
import { publishInTurn } from '../../src/server/queue.ts'
import { receive } from '../../src/server/receive.ts'
import { readRedactions } from '../../src/server/redactions.ts'
import { currentRelease } from '../../src/server/releases.ts'
import { takeLock } from '../../src/server/run-locked.ts'
import { readSettings, type Settings } from '../../src/server/server-settings.ts'
import { unitsIn } from '../../src/server/shown.ts'
import { branchOf, parseUpdates } from '../../src/server/updates.ts'
import { withFolder } from '../../src/server/with-folder.ts'
import { judgesOf } from './judge-push.ts'
import type { Answer } from './pre-receive.ts'
import { type Before, effectsOf, makeInQuarantine, memoryOf, publishInRoom } from './publication.ts'
import { isDiskFull, reporter, reportFailure } from './reporter.ts'

/*
 * One push, from its check to its publication: judges it, makes what it changes, says so to the hook that git waits for, waits until git
 * has moved the branch, and shows it. Started by `pre-receive.ts` with the process of git that receives the push.
 */

const repository = process.cwd()
const receiver = Number(process.argv[2])
/** What git has for as long as a push is in quarantine. */
const quarantined = ['GIT_QUARANTINE_PATH', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES']

process.umask(0o022)
// Whoever started it ends before it does; one that ends before it has an answer has refused the push.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
const leave = () => process.exit(1)
process.once('disconnect', leave)

function answer(message: Answer) {
  return new Promise((resolve) => process.send?.(message, resolve))
}

const sayWhilePushing = (say: string) => void answer({ say })

await withFolder(repository, async (quarantine) => {
  const accepted = await judge(quarantine).catch((error: unknown) => {
    reportFailure(repository, error, sayWhilePushing)
    sayWhilePushing('没有接受这次推送，网站没有动。')
    process.exitCode = 1
  })
  if (!accepted) return
  const { settings, before } = accepted
  const { commit } = before
  const door = await openDoor(repository, commit)
  process.off('disconnect', leave)
  await answer('accepted')
  const caller = await door.wait(() => isRunning(receiver))
  for (const name of quarantined) delete process.env[name]
  // The push may have broken off when the branch had moved already.
  if (caller || (await headOf(repository, settings.branch)) === commit) await publishFor(caller, accepted)
})
process.off('disconnect', leave)

/** A push that can be published. */
interface Accepted {
  settings: Settings
  before: Before
}

/**
 * Judges all that a push moves.
 * @param quarantine where what is made of it stays until it is accepted
 * @returns what is to be published, if it moves the published branch
 * @throws what it is refused for
 */
async function judge(quarantine: string): Promise<Accepted | undefined> {
  const settings = await readSettings(repository)
  const updates = parseUpdates(await text(process.stdin))
  // What is refused must not stay.
  const memory = { ...(await memoryOf(repository)), quarantine: join(quarantine, 'checked') }
  const judges = judgesOf(repository, memory, sayWhilePushing)
  let before: Before | undefined
  for (const update of updates) {
    const checked = await receive(repository, settings, update, process.env.MINGBIAO_USER, judges)
    const { to: commit } = update
    if (branchOf(update) === settings.branch && commit !== undefined)
      before = { commit, memory, made: join(quarantine, 'units'), checked }
  }
  return before && { settings, before: { ...before, prepared: await makeChanges(settings, before) } }
}

/**
 * Makes what a commit changes in units' years. On a full disk it is left to the publication, which knows what can give way.
 * @returns undefined where it was left
 */
async function makeChanges(settings: Settings, before: Before): Promise<Prepared<Published> | undefined> {
  const { commit, made } = before
  const standing = {
    head: commit,
    log: await readLog(repository),
    shown: await currentRelease(settings.site),
    redactions: await readRedactions(repository),
  }
  const effects = effectsOf(repository, sayWhilePushing, before)
  try {
    const prepared = await withFolder(repository, (folder) =>
      prepare(repository, settings, standing, folder, effects),
    )
    const paths = await changedPaths(repository, prepared.before.commit, commit)
    const units = unitsIn(paths, prepared.before)
    await makeInQuarantine(repository, prepared.content, { made, units }, sayWhilePushing)
    return prepared
  } catch (error) {
    if (!isDiskFull(error)) throw error
    return undefined
  }
}

async function publishFor(caller: Caller | undefined, { settings, before }: Accepted) {
  const tell = (line: string) => caller?.say(line)
  const say = reporter(repository, tell)
  const order = { by: process.env.MINGBIAO_USER ?? '管理员', prepared: before.prepared }
  const effects = effectsOf(repository, say, before)
  const ending = await publishInTurn(
    repository,
    settings,
    before.commit,
    async (seconds) => {
      const giveBack = await takeLock(repository, seconds)
      if (!giveBack) return 'busy'
      try {
        await publishInRoom(repository, settings, order, effects)
        return 'done'
      } catch (error) {
        reportFailure(repository, error, tell)
        return 'failed'
      } finally {
        giveBack()
      }
    },
    say,
  )
  caller?.end(ending)
}
