import { copyFileSync, linkSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathsBelow } from '../proof/describe.ts'
import { flush } from './flush.ts'

/**
 * Makes what was built a release. On one disk the folder itself becomes it, and shares its files with the store that they were
 * built from. Any other file that is the same in the release before, byte for byte, becomes another name of that one, which
 * takes no space. So a file that does not change keeps its date for browsers that ask. Everything is on disk when this returns.
 * @param built a folder that is no longer there, or no longer needed, afterwards
 * @param own the paths in it of the files that were made for this site alone
 * @param before the release to share files with, if there is one
 * @param release an empty folder
 */
export async function assemble(
  built: string,
  own: readonly string[],
  before: string | undefined,
  release: string,
) {
  /** The same file of the release before. */
  const earlier = (path: string): string | undefined => {
    const other = before === undefined ? undefined : join(before, path)
    return other !== undefined && areSame(join(built, path), other) ? other : undefined
  }
  if (statSync(built).dev === statSync(release).dev) {
    for (const path of own) replace(join(built, path), earlier(path))
    renameSync(built, release)
  } else
    for (const path of await pathsBelow(built)) {
      const target = join(release, path)
      mkdirSync(dirname(target), { recursive: true })
      const other = earlier(path)
      if (other === undefined) copyFileSync(join(built, path), target)
      else linkSync(other, target)
    }
  await flush(release)
}

function areSame(file: string, other: string): boolean {
  const found = statSync(other, { throwIfNoEntry: false })
  if (!found?.isFile() || found.size !== statSync(file).size) return false
  return readFileSync(file).equals(readFileSync(other))
}

/** Another name takes the place of a file at once. */
function replace(file: string, other: string | undefined) {
  if (other === undefined) return
  const name = `${file}.other`
  linkSync(other, name)
  renameSync(name, file)
}
