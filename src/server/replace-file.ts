import { chmod, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { flush } from './flush.ts'

/**
 * Writes a file of the server's own, all or nothing: neither a full disk nor a power cut leaves half of it, or nothing, in the place of what
 * was there. It is on disk when this returns.
 * @param mode its rights, whatever the umask
 * @throws the system's error
 */
export async function replaceFile(file: string, text: string, mode?: number) {
  const unfinished = `${file}.new`
  try {
    // Some file systems would have the new name on disk before what it stands for.
    await writeFile(unfinished, text, { mode, flush: true })
    if (mode !== undefined) await chmod(unfinished, mode)
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
  await flush(dirname(file))
}
