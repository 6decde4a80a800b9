import { lstatSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PublishedFile } from '../proof/manifest.ts'

/** A finished file, and when it was written, in milliseconds. */
export interface DatedFile extends PublishedFile {
  written: number | undefined
}

/** Whether a file stands below a folder with the size and the date that it was written with, as git asks it too. */
export function isUntouched(folder: string, { path, size, written }: DatedFile): boolean {
  const file = lstatSync(join(folder, path), { throwIfNoEntry: false })
  return file?.isFile() === true && file.size === size && file.mtimeMs === written
}

/** What of a site is of one unit's year alone: `315002/2020`, `embed/315002/2020`. */
const ownFolder = /^((?:[a-z]+\/)?\d{3,9}\/\d{4})\//

/** The folders of one unit's year alone in which an earlier site has all these files untouched, and nothing else. */
export function untouchedFolders(earlier: string, files: readonly DatedFile[]): string[] {
  const own = Map.groupBy(files, ({ path }) => ownFolder.exec(path)?.[1])
  return [...own].flatMap(([folder, inside]) =>
    folder !== undefined && holdsJust(earlier, folder, inside) ? [folder] : [],
  )
}

function holdsJust(earlier: string, folder: string, files: readonly DatedFile[]): boolean {
  if (!files.every((file) => isUntouched(earlier, file))) return false
  const names = new Map<string, Set<string>>()
  for (const { path } of files)
    for (let name = path; name !== folder; name = dirname(name)) {
      const beside = names.get(dirname(name)) ?? new Set()
      names.set(dirname(name), beside.add(name))
    }
  // All that should be there is: as many as there should be is nothing more.
  return [...names].every(([parent, { size }]) => readdirSync(join(earlier, parent)).length === size)
}
