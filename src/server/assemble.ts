import { copyFile, link, mkdir, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { flush } from './flush.ts'

/**
 * Puts a release together from what was built: a file that is the same in the release before, byte for byte, becomes
 * another name of that one, which takes no space and keeps its date for browsers that ask whether it changed. Everything
 * is on disk when this returns; what was not built is not in it.
 * @param before the release to share files with, if there is one
 */
export async function assemble(built: string, before: string | undefined, release: string) {
  const entries = await readdir(built, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const source = join(entry.parentPath, entry.name)
    const path = source.slice(built.length + 1)
    const target = join(release, path)
    await mkdir(dirname(target), { recursive: true })
    if (before !== undefined && (await isSame(source, join(before, path))))
      await link(join(before, path), target)
    else await copyFile(source, target)
  }
  await flush(release)
}

async function isSame(file: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([readFile(file), readFile(other).catch(() => undefined)])
  return b !== undefined && a.equals(b)
}
