import { mkdtemp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { removeFolder } from '../content/text/write-files.ts'
import { isRunning } from './is-running.ts'
import { ownFolder } from './server-settings.ts'

/** A folder of a push for as long as `work` runs, which nobody else may read. Those whose process was killed go too. */
export async function withFolder<T>(repository: string, work: (folder: string) => Promise<T>): Promise<T> {
  const own = ownFolder(repository)
  for (const name of await readdir(own))
    if (/^check-\d+(-\w+)?$/.test(name) && !isRunning(Number(name.split('-')[1])))
      removeFolder(join(own, name))
  const folder = await mkdtemp(join(own, `check-${process.pid}-`))
  try {
    return await work(folder)
  } finally {
    removeFolder(folder)
  }
}
