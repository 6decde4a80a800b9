import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { ownFolder } from './server-settings.ts'

/** How a program ended that had the lock; `busy` if another kept it all the time. */
export type Ending = 'busy' | 'done' | 'failed' | 'killed'

/** flock's status when the lock was not to be had. */
const busy = 75

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
  const wait = seconds === undefined ? [] : ['--timeout', String(seconds)]
  const lock = join(ownFolder(repository), 'lock')
  const child = spawn(
    'flock',
    [...wait, '--conflict-exit-code', String(busy), lock, process.execPath, ...script],
    { stdio: ['ignore', 'inherit', 'inherit'], detached: true },
  )
  const [status]: (number | null)[] = await once(child, 'exit')
  if (status === 0) return 'done'
  if (status === busy) return 'busy'
  return status === 1 ? 'failed' : 'killed'
}
