import { Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isUnchanged } from '../../src/build/program/program.ts'
import type { Memory } from '../../src/review/memory.ts'
import { headOf } from '../../src/server/git.ts'
import { type Caller, openDoor } from '../../src/server/hand-over.ts'
import { isRunning } from '../../src/server/is-running.ts'
import { answerAt, nextCall, takePush } from '../../src/server/next-push.ts'
import { publishInTurn } from '../../src/server/queue.ts'
import { type Ending, takeLock } from '../../src/server/run-locked.ts'
import { readSettings } from '../../src/server/server-settings.ts'
import { withFolder } from '../../src/server/with-folder.ts'
import { program } from '../roots.ts'
import { type Accepted, acceptPush } from './accept-push.ts'
import { effectsOf, memoryOf, publishInRoom } from './publication.ts'
import { reporter, reportFailure } from './reporter.ts'

/*
 * One push, from its check to its publication: judges it, makes what it changes, says so to the hook that git waits for, waits until git
 * has moved the branch, and shows it. Started by `pre-receive.ts`; where a county is large, it waits for the next push, and does the same.
 */

const repository = process.cwd()
/** Below this many units' years, a push takes hardly longer than its process to start. */
const worthWaiting = 60

process.umask(0o022)
// Whoever started it ends before it does.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
let found: Memory['found']
let socket: Socket | undefined = new Socket({ fd: 3 })
while (socket) {
  found = await receivePush(socket, found)
  const isWorth = found !== undefined && found.size >= worthWaiting
  socket = isWorth ? await waitForNext() : undefined
}

async function waitForNext(): Promise<Socket | undefined> {
  const { wait } = await readSettings(repository)
  if (wait === 0) return undefined
  giveBackMemory()
  return nextCall(repository, wait * 60_000)
}

/** Half of what a push takes is garbage at its end, which V8 keeps for as long as nothing runs. */
function giveBackMemory() {
  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('gc')
  if (typeof gc === 'function') gc()
}

/**
 * Receives a push that a hook hands over.
 * @param earlier what was found in units' years at the push before
 * @returns the same of this one, or of the one before where it had none; undefined where another process is to receive it
 */
async function receivePush(socket: Socket, earlier: Memory['found']): Promise<Memory['found']> {
  const push = await takePush(socket)
  const isWarm = earlier !== undefined
  if (!push || (isWarm && !(await isUnchanged(program)))) {
    socket.destroy()
    return undefined
  }
  // One that ends before it has an answer has refused the push.
  const leave = () => process.exit(1)
  socket.once('close', leave)
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, push.env)
  const say = (line: string) => void answerAt(socket, { say: line })
  const memory = { ...(await memoryOf(repository)), earlier }
  const tell = await withFolder(repository, async (quarantine) => {
    const accepted = await acceptPush(repository, push, memory, quarantine, say).catch((error: unknown) => {
      reportFailure(repository, error, say)
      say('没有接受这次推送，网站没有动。')
      return 'refused' as const
    })
    if (accepted === 'refused') return () => answerAt(socket, { accepted: false })
    if (!accepted) return () => answerAt(socket, { accepted: true })
    const { commit } = accepted.before
    const door = await openDoor(repository, commit)
    socket.off('close', leave)
    await answerAt(socket, { accepted: true })
    const caller = await door.wait(() => isRunning(push.receiver))
    leaveQuarantine()
    // The push may have broken off when the branch had moved already.
    const isPushed = caller || (await headOf(repository, accepted.settings.branch)) === commit
    const ending = isPushed ? await publishFor(caller, accepted) : undefined
    return async () => ending && caller?.end(ending)
  })
  leaveQuarantine()
  socket.off('close', leave)
  await tell()
  socket.end()
  // Of a push of a tag, or one refused by its size, nothing is read.
  return memory.found && memory.found.size > 0 ? memory.found : earlier
}

/** Git says where a push is for as long as it is in quarantine. */
function leaveQuarantine() {
  for (const name of ['GIT_QUARANTINE_PATH', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES'])
    delete process.env[name]
}

async function publishFor(caller: Caller | undefined, { settings, before }: Accepted): Promise<Ending> {
  const tell = (line: string) => caller?.say(line)
  const say = reporter(repository, tell)
  const order = { by: process.env.MINGBIAO_USER ?? '管理员', prepared: before.prepared }
  const effects = effectsOf(repository, say, before)
  return publishInTurn(
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
}
