import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { callsTo, lineOf, linesFrom, listenFor, socketsFor } from './own-socket.ts'
import { ownFolder } from './server-settings.ts'

/*
 * The hook that git starts before a branch moves hands the push to a process that outlives it. After the push of a large county that one
 * waits for another: whoever comes then finds the content read and the program warm.
 */

/** A push, as git tells its hook of it. */
export interface Push {
  /** The refs that are to move, a line each. */
  updates: string
  /** The process of git that receives it. */
  receiver: number
  /** Where git has what was pushed in quarantine, and who pushes, among all else. */
  env: Record<string, string | undefined>
}

/** What the hook is told, as JSON in a line. */
export type Answer = { say: string } | { accepted: boolean }

/**
 * Hands a push over, in the hook.
 * @returns whether it is accepted; undefined where the process ended without a word
 */
export async function handOver(
  socket: Socket,
  push: Push,
  say: (line: string) => void,
): Promise<boolean | undefined> {
  socket.on('error', () => {})
  socket.write(lineOf(push))
  for await (const line of linesFrom(socket)) {
    const answer: Answer = JSON.parse(line)
    if ('accepted' in answer) return answer.accepted
    say(answer.say)
  }
  return undefined
}

/** The same, to a process that waits; undefined, too, where none does. */
export async function handToWaiting(
  repository: string,
  push: Push,
  say: (line: string) => void,
): Promise<boolean | undefined> {
  for await (const socket of callsTo(repository, next)) {
    const accepted = await handOver(socket, push, say)
    if (accepted !== undefined) return accepted
  }
  return undefined
}

/** Takes the push that a hook hands over; undefined where it hung up. */
export async function takePush(socket: Socket): Promise<Push | undefined> {
  // Whoever called may be gone at any moment.
  socket.on('error', () => {})
  for await (const line of linesFrom(socket)) {
    // Reading on tells when the hook ends.
    socket.resume()
    return JSON.parse(line)
  }
  return undefined
}

export function answerAt(socket: Socket, answer: Answer): Promise<void> {
  return new Promise((resolve) => socket.write(lineOf(answer), () => resolve()))
}

const next = 'next'

/** How often it is looked whether the socket is there still, in milliseconds. */
const often = 1000

/**
 * Waits for another push.
 * @param patience how long, in milliseconds
 * @returns who calls; undefined where nobody did, another process waits already, or the socket was removed
 */
export async function nextCall(repository: string, patience: number): Promise<Socket | undefined> {
  if ((await socketsFor(repository, next)).length > 0) return undefined
  const { promise: called, resolve } = Promise.withResolvers<Socket | undefined>()
  const { name, server } = await listenFor(repository, next, resolve)
  const giveUp = setTimeout(() => resolve(undefined), patience)
  const watch = setInterval(() => existsSync(join(ownFolder(repository), name)) || resolve(undefined), often)
  const socket = await called
  clearTimeout(giveUp)
  clearInterval(watch)
  // Who calls in this moment is hung up on, and has another process do it.
  server.removeAllListeners('connection').on('connection', (late) => late.destroy())
  server.close()
  return socket
}

/** Has processes that wait end: what they know is not to stay, or to be used. */
export async function dismissWaiting(repository: string) {
  for (const name of await socketsFor(repository, next))
    await rm(join(ownFolder(repository), name), { force: true })
}
