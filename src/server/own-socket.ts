import { readdir } from 'node:fs/promises'
import { createConnection, type Socket } from 'node:net'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { isRunning } from './is-running.ts'
import { ownFolder } from './server-settings.ts'

/*
 * Sockets in the repository's own folder, at which hooks call the processes of pushes. A name bears the number of the process, so that what
 * one that was killed has left is told.
 */

/** The socket of this process for something: of a commit, or `next`. */
export function ownSocket(what: string): string {
  return `push-${process.pid}-${what}.sock`
}

/** The sockets for something, of processes that live. */
export async function socketsFor(repository: string, what: string): Promise<string[]> {
  return (await readdir(ownFolder(repository))).filter((name) => {
    const [, pid, own] = /^push-(\d+)-(\w+)\.sock$/.exec(name) ?? []
    return own === what && isRunning(Number(pid))
  })
}

/** From where git starts its hooks, in the repository, it is short, as the path of a socket has to be. */
export function socketPath(repository: string, name: string): string {
  return relative(process.cwd(), join(ownFolder(repository), name))
}

/** Undefined where nobody listens. */
export function connect(repository: string, name: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(socketPath(repository, name), () => resolve(socket))
    socket.on('error', () => resolve(undefined))
  })
}

/** The lines that come from the other side until it hangs up, or is gone. */
export async function* linesFrom(socket: Socket): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: socket })
  } catch {
    // What was said is said.
  }
}

/** A message as a line. */
export function lineOf(message: object): string {
  return `${JSON.stringify(message)}\n`
}
