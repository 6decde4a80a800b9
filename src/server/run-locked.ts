import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { ownFolder } from './server-settings.ts'

/** How a program ended that had the lock; `busy` if another kept it all the time. */
export type Ending = 'busy' | 'done' | 'failed' | 'killed'

/** flock's status when the lock was not to be had. */
const busy = 75

/** The number that flock knows an open file by which it was handed. */
const handed = 3

/**
 * Runs one of our scripts while it alone holds the repository's lock. The kernel keeps the lock for as long as the process
 * lives, so that not even SIGKILL or a power cut leaves it behind. The script has a session of its own: when the person who
 * pushed closes the terminal, it goes on.
 * @param seconds how long to wait for the lock; without, as long as it takes
 */
export async function runLocked(
  repository: string,
  script: readonly string[],
  seconds?: number,
): Promise<Ending> {
  const program = [process.execPath, ...process.execArgv, ...script]
  const child = spawn('flock', [...wayOf(seconds), lockOf(repository), ...program], {
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
  const [status]: (number | null)[] = await once(child, 'exit')
  if (status === 0) return 'done'
  if (status === busy) return 'busy'
  return status === 1 ? 'failed' : 'killed'
}

/**
 * Takes the repository's lock for this process: the kernel keeps it for whoever has the file open that flock was handed, for as long as
 * the process lives.
 * @param seconds how long to wait for it
 * @returns gives it back; undefined where another kept it all the time
 */
export async function takeLock(repository: string, seconds: number): Promise<(() => void) | undefined> {
  const file = openSync(lockOf(repository), 'a')
  const child = spawn('flock', [...wayOf(seconds), String(handed)], {
    stdio: ['ignore', 'ignore', 'inherit', file],
  })
  const [status]: (number | null)[] = await once(child, 'exit')
  if (status === 0) return () => closeSync(file)
  closeSync(file)
  if (status !== busy) throw new Error(`flock ended with ${status}`)
  return undefined
}

function wayOf(seconds: number | undefined): string[] {
  const wait = seconds === undefined ? [] : ['--timeout', String(seconds)]
  return [...wait, '--conflict-exit-code', String(busy)]
}

/** The file whose lock it is: made before anyone can lock it, since root does so for backups, and would have it. */
export function lockOf(repository: string): string {
  return join(ownFolder(repository), 'lock')
}
