import { readdir } from 'node:fs/promises'
import { createConnection, createServer, type Socket } from 'node:net'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import type { Ending } from './run-locked.ts'
import { ownFolder } from './server-settings.ts'

/*
 * Git runs one hook before the branch moves and another afterwards. The process that has checked and built a push is still there when the
 * second begins, which calls it at a socket in the repository's own folder, and hears line by line how the publication goes. Both work in the
 * repository, as git starts its hooks there.
 */

/** What it is told, as JSON in a line. */
type Message = { say: string } | { ending: Ending }

/** Somebody who waits for the end of a publication. */
export interface Caller {
  say(line: string): void
  /** Says how it ended; whoever called waits until this process has ended, too. */
  end(ending: Ending): void
}

/** Where a process can be called that has accepted a push. */
export interface Door {
  /**
   * Waits until the branch has moved.
   * @param isPushing whether git still works on the push
   * @returns who called; undefined where git has ended without
   */
  wait(isPushing: () => boolean): Promise<Caller | undefined>
}

/** How often it is looked whether git still works, in milliseconds. */
const often = 100

/** Opens the door at which the hook that comes next calls, for a commit that was accepted. */
export async function openDoor(repository: string, commit: string): Promise<Door> {
  const path = pathOf(repository, `push-${process.pid}-${commit}.sock`)
  const { promise: called, resolve: call } = Promise.withResolvers<Caller>()
  const server = createServer((socket) => call(callerAt(socket)))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  return {
    async wait(isPushing) {
      const { promise: ended, resolve: end } = Promise.withResolvers<undefined>()
      const watch = setInterval(() => isPushing() || end(undefined), often)
      const caller = await Promise.race([called, ended])
      clearInterval(watch)
      // Nobody else calls. A server that closes removes its socket.
      server.close()
      return caller
    },
  }
}

function callerAt(socket: Socket): Caller {
  // Whoever listened may be gone: the publication goes on.
  socket.on('error', () => {})
  const tell = (message: Message) => `${JSON.stringify(message)}\n`
  return {
    say: (say) => socket.write(tell({ say })),
    end(ending) {
      socket.write(tell({ ending }), () => socket.unref())
    },
  }
}

/**
 * Calls the process that has accepted a commit, and listens until it is published.
 * @returns how that ended; `killed` where it broke off; undefined where nobody answers
 */
export async function followPublication(
  repository: string,
  commit: string,
  say: (line: string) => void,
): Promise<Ending | undefined> {
  for (const name of await readdir(ownFolder(repository)))
    if (/^push-\d+-/.test(name) && name.endsWith(`-${commit}.sock`)) {
      const socket = await connect(pathOf(repository, name))
      if (socket) return listen(socket, say)
    }
  return undefined
}

/** Undefined where the process that opened a door was killed. */
function connect(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(path, () => resolve(socket))
    socket.on('error', () => resolve(undefined))
  })
}

async function listen(socket: Socket, say: (line: string) => void): Promise<Ending> {
  let ending: Ending = 'killed'
  for await (const line of createInterface({ input: socket })) {
    const message: Message = JSON.parse(line)
    if ('say' in message) say(message.say)
    else ending = message.ending
  }
  return ending
}

/** From the repository, as the path of a socket has to be short. */
function pathOf(repository: string, name: string): string {
  return relative(repository, join(ownFolder(repository), name))
}
