import { readdir } from 'node:fs/promises'
import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { isRunning } from './is-running.ts'
import { ownFolder } from './server-settings.ts'

/*
 * Sockets in the repository's own folder, at which hooks call the processes of pushes; both work in the repository, as git starts its
 * hooks there. A name bears the number of the process, so that what one that was killed has left is told.
 */

/**
 * Has this process be called for something: a commit, or `next`.
 * @returns the name of its socket, which goes when the server is closed
 */
export async function listenFor(
  repository: string,
  what: string,
  onCall: (socket: Socket) => void,
): Promise<{ name: string; server: Server }> {
  const name = `push-${process.pid}-${what}.sock`
  const server = createServer(onCall)
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(socketPath(repository, name), resolve),
  )
  return { name, server }
}

/** The sockets for something, of processes that live. */
export async function socketsFor(repository: string, what: string): Promise<string[]> {
  return (await readdir(ownFolder(repository))).filter((name) => {
    const [, pid, own] = /^push-(\d+)-(\w+)\.sock$/.exec(name) ?? []
    return own === what && isRunning(Number(pid))
  })
}

/** Calls the processes that listen for something, one after the other. */
export async function* callsTo(repository: string, what: string): AsyncGenerator<Socket> {
  for (const name of await socketsFor(repository, what)) {
    const socket = await connect(repository, name)
    if (socket) yield socket
  }
}

/** From the repository, as the path of a socket has to be short. */
function socketPath(repository: string, name: string): string {
  return relative(repository, join(ownFolder(repository), name))
}

/** Undefined where nobody listens. */
function connect(repository: string, name: string): Promise<Socket | undefined> {
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
