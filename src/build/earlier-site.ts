import { lstatSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { manifestName, type PublishedFile, parseManifest } from '../proof/manifest.ts'
import { isPart } from '../proof/tree.ts'

/** A site that is shown no more: what stays as it is in it is moved into the one that is built. */
export interface EarlierSite {
  folder: string
  /** When its manifest was written, which comes last, in milliseconds. */
  finished: number
  /** The folders of units' years in which something stands that is made of the whole county, such as the page of a withdrawn project. */
  mixed: ReadonlySet<string>
}

/** A folder of a site, by the site's own. */
export interface FoundFolder {
  from: string
  path: string
}

/** A finished file, and when it was written, in milliseconds. */
export interface DatedFile extends PublishedFile {
  written: number
}

/** A folder with nothing but a unit's year: `315002/2020`, `embed/315002/2020`; or, of its newest, a project: `315002/315-0404-JBN-9C18`. */
function ownFolder({ path }: PublishedFile): string | undefined {
  return /^((?:[a-z]+\/)?\d{3,9}\/[^/]+)\//.exec(path)?.[1]
}

/** @returns undefined where nothing can be taken of it */
export function openEarlier(folder: string): EarlierSite | undefined {
  const path = join(folder, manifestName)
  try {
    const { files } = parseManifest(readFileSync(path, 'utf8'), path)
    const others = files.filter((file) => !isPart(file))
    const mixed = new Set(others.flatMap((file) => ownFolder(file) ?? []))
    return { folder, finished: lstatSync(path).mtimeMs, mixed }
  } catch {
    return undefined
  }
}

/** Whether a file stands below a folder with the size and the date that it was written with, as git asks it too. */
export function isUntouched(folder: string, { path, size, written }: DatedFile): boolean {
  const file = lstatSync(join(folder, path), { throwIfNoEntry: false })
  return file?.isFile() === true && file.size === size && file.mtimeMs === written
}

/**
 * The folders of a unit's year, where an earlier site has just its files in them: all are untouched, among them the manifest that
 * names them all; nobody changed a folder since; and nothing of the county is there. Reading each folder would take three times as
 * long.
 * @param files of the unit's year
 */
export function untouchedFolders(
  { folder, finished, mixed }: EarlierSite,
  files: readonly DatedFile[],
): FoundFolder[] {
  const own = Map.groupBy(files, ownFolder)
  own.delete(undefined)
  const isOld = (path: string) => {
    const found = lstatSync(join(folder, path), { throwIfNoEntry: false })
    return found?.isDirectory() === true && found.mtimeMs < finished
  }
  const stays = [...own].every(
    ([place = '', inside]) =>
      !mixed.has(place) &&
      foldersOf(place, inside).every(isOld) &&
      inside.every((file) => isUntouched(folder, file)),
  )
  return stays ? [...own.keys()].map((path = '') => ({ from: folder, path })) : []
}

/** A folder and all those below it that files stand in. */
function foldersOf(folder: string, files: readonly DatedFile[]): string[] {
  const folders = new Set([folder])
  for (const { path } of files)
    for (let parent = dirname(path); !folders.has(parent); parent = dirname(parent)) folders.add(parent)
  return [...folders]
}
