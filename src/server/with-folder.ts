import { mkdtemp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { removeFolder } from '../content/text/write-files.ts'
import { isRunning } from './is-running.ts'
import { ownFolder } from './server-settings.ts'

/** What bears the number of the process that made it: folders of pushes, and sockets (`own-socket.ts`). */
const ofProcess = /^(?:check|push)-(\d+)\b/

/** A folder of a push for as long as `work` runs, which nobody else may read. What a process that was killed has left goes too. */
export async function withFolder<T>(repository: string, work: (folder: string) => Promise<T>): Promise<T> {
  const own = ownFolder(repository)
  for (const name of await readdir(own)) {
    const [, pid] = ofProcess.exec(name) ?? []
    if (pid !== undefined && !isRunning(Number(pid))) removeFolder(join(own, name))
  }
  const folder = await mkdtemp(join(own, `check-${process.pid}-`))
  try {
    return await work(folder)
  } finally {
    removeFolder(folder)
  }
}
