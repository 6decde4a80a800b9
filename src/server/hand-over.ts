import type { Socket } from 'node:net'
import { callsTo, lineOf, linesFrom, listenFor } from './own-socket.ts'
import type { Ending } from './run-locked.ts'

/*
 * Git runs one hook before the branch moves and another afterwards. The process that has checked and built a push is still there when the
 * second begins, which calls it, and hears line by line how the publication goes.
 */

/** What it is told, as JSON in a line. */
type Message = { say: string } | { ending: Ending }

/** Somebody who waits for the end of a publication. */
export interface Caller {
  say(line: string): void
  /** Says how it ended. */
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
  const { promise: called, resolve: call } = Promise.withResolvers<Caller>()
  const { server } = await listenFor(repository, commit, (socket) => call(callerAt(socket)))
  return {
    async wait(isPushing) {
      const { promise: ended, resolve: end } = Promise.withResolvers<undefined>()
      const watch = setInterval(() => isPushing() || end(undefined), often)
      const caller = await Promise.race([called, ended])
      clearInterval(watch)
      // Nobody else calls.
      server.close()
      return caller
    },
  }
}

function callerAt(socket: Socket): Caller {
  // Whoever listened may be gone: the publication goes on.
  socket.on('error', () => {})
  return {
    say: (say) => socket.write(lineOf({ say } satisfies Message)),
    end: (ending) => socket.end(lineOf({ ending } satisfies Message)),
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
  for await (const socket of callsTo(repository, commit)) return listen(socket, say)
  return undefined
}

async function listen(socket: Socket, say: (line: string) => void): Promise<Ending> {
  let ending: Ending = 'killed'
  for await (const line of linesFrom(socket)) {
    const message: Message = JSON.parse(line)
    if ('say' in message) say(message.say)
    else ending = message.ending
  }
  return ending
}
