import {
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { codeOf, removeFolder } from '../content/text/write-files.ts'
import { describe } from '../proof/describe.ts'
import type { PublishedFile } from '../proof/manifest.ts'
import {
  type DatedFile,
  type EarlierSite,
  type FoundFolder,
  isUntouched,
  untouchedFolders,
} from './earlier-site.ts'

/** What finished files are found again by. */
export interface Entry {
  /** What they are about: `315002-2020`. */
  name: string
  /** A hash of everything that they are made of, the program included. */
  key: string
}

/** In every entry: what its other files are, below a hash of that. */
const indexName = 'files.json'

/** A file that was made for an entry. */
export interface FinishedFile extends PublishedFile {
  /** How many pages a PDF has. */
  pages?: number
  /** A hash of everything that it is made of, where that is less than its entry is made of. */
  key?: string
}

/** A file of an entry, as the index has it. */
export interface StoredFile extends FinishedFile, DatedFile {}

/** Finished files, and where they stand just so already. */
export interface Finished {
  files: readonly StoredFile[]
  /** The folders of an earlier site that hold some of them, and nothing else. */
  folders: readonly FoundFolder[]
}

/** Where finished files are, whether they are there yet or not. */
export function entryOf(store: string, { name, key }: Entry): string {
  return join(store, name, key)
}

/** Files that were finished before, or that `make` writes now. */
export async function findOrWrite(
  entry: string,
  make: (folder: string) => Promise<FinishedFile[]>,
): Promise<readonly StoredFile[]> {
  return readEntry(entry)?.files ?? writeEntry(entry, make)
}

/**
 * Files that were finished before. One that has another size or date than when it was written, as one that was damaged has, and one
 * that was copied from another machine, is read whole: an entry with a byte that is not as it was is none.
 * @param earlier a site that is shown no more, where there is one
 * @returns undefined where they are to be made
 */
export function readEntry(entry: string, earlier?: EarlierSite): Finished | undefined {
  try {
    const files = readIndex(entry)
    const folders = earlier === undefined ? [] : untouchedFolders(earlier, files)
    return files.filter(isOutside(folders)).every(isWholeIn(entry)) ? { files, folders } : undefined
  } catch {
    return undefined
  }
}

/**
 * Brings those files of an entry of the same name that are made of the same into the folder of one that is being written.
 * @param key theirs
 * @returns undefined where they are to be made
 */
export function takeFinished(unfinished: string, key: string): StoredFile[] | undefined {
  const entries = readdirSync(dirname(unfinished)).map((name) => join(dirname(unfinished), name))
  for (const entry of entries) {
    const files = findByKey(entry, key)
    if (files.length === 0) continue
    placeEntry(entry, { files, folders: [] }, unfinished)
    return files
  }
  return undefined
}

/** The files of an entry that have a key; none where one of them is damaged. */
function findByKey(entry: string, key: string): StoredFile[] {
  try {
    const files = readIndex(entry).filter((file) => file.key === key)
    return files.every(isWholeIn(entry)) ? files : []
  } catch {
    return []
  }
}

/** @throws Error where the index is not there, or not as it was written */
function readIndex(entry: string): StoredFile[] {
  const [, hash, text = ''] = /^(\w+)\n(.*)$/s.exec(readFileSync(join(entry, indexName), 'utf8')) ?? []
  if (hash !== hashOf(text)) throw new Error(`${entry} is damaged`)
  return JSON.parse(text)
}

function isOutside(folders: readonly FoundFolder[]): (file: PublishedFile) => boolean {
  return ({ path }) => !folders.some((folder) => path.startsWith(`${folder.path}/`))
}

function isWholeIn(entry: string): (file: DatedFile) => boolean {
  return (file) => isUntouched(entry, file) || isSame(entry, file)
}

function isSame(entry: string, { path, sha256 }: PublishedFile): boolean {
  return describe(path, readFileSync(join(entry, path))).sha256 === sha256
}

function hashOf(text: string): string {
  return describe(indexName, Buffer.from(text)).sha256
}

/** Has `make` write files; they are in the store whole, or not at all. */
export async function writeEntry(
  entry: string,
  make: (folder: string) => Promise<FinishedFile[]>,
): Promise<StoredFile[]> {
  const unfinished = `${entry}.${process.pid}.${threadId}`
  removeFolder(unfinished)
  await mkdir(unfinished, { recursive: true })
  try {
    const made = await make(unfinished)
    shareEarlier(dirname(entry), unfinished, made)
    const files = made.map((file) => ({ ...file, written: lstatSync(join(unfinished, file.path)).mtimeMs }))
    const text = JSON.stringify(files)
    await writeFile(join(unfinished, indexName), `${hashOf(text)}\n${text}`)
    // A damaged entry gives way.
    removeFolder(entry)
    await rename(unfinished, entry)
    return files
  } finally {
    removeFolder(unfinished)
  }
}

/**
 * Makes each file that an earlier entry of the same name has, too, another name of that one: what does not change takes no space, and
 * keeps its date for browsers that ask.
 */
function shareEarlier(earlier: string, folder: string, files: readonly PublishedFile[]) {
  for (const key of readdirSync(earlier)) {
    const known = new Map(readEntry(join(earlier, key))?.files.map(({ path, sha256 }) => [path, sha256]))
    for (const { path, sha256 } of files)
      if (known.get(path) === sha256) {
        rmSync(join(folder, path))
        linkSync(join(earlier, key, path), join(folder, path))
      }
  }
}

/**
 * Brings the files of an entry into a site's folder: moves the folders of the earlier site, and links what is not in them. One
 * after another and at once: of a county's ten thousand small files, waiting for each in the event loop takes five times as long.
 */
export function placeEntry(entry: string, { files, folders }: Finished, folder: string) {
  const makeParents = (places: readonly { path: string }[]) => {
    for (const parent of new Set(places.map(({ path }) => dirname(path))))
      mkdirSync(join(folder, parent), { recursive: true })
  }
  makeParents(folders)
  const moved = folders.filter((found) => moveFolder(found, folder))
  const others = files.filter(isOutside(moved))
  makeParents(others)
  for (const { path } of others) linkOrCopy(join(entry, path), join(folder, path))
}

/** @returns whether it was moved: it is not where something of the county, such as the page of a withdrawn project, came before it */
function moveFolder({ from, path }: FoundFolder, folder: string): boolean {
  try {
    renameSync(join(from, path), join(folder, path))
    return true
  } catch (error) {
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error
    return false
  }
}

/** A site on another disk cannot share files with the store. */
function linkOrCopy(from: string, to: string) {
  try {
    linkSync(from, to)
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error
    copyFileSync(from, to)
  }
}

/** Removes all entries but `present`, so that the store grows no larger than the site. */
export async function prune(store: string, present: readonly Entry[]) {
  const keys = new Map(present.map(({ name, key }) => [name, key]))
  for (const name of await readdir(store).catch(() => []))
    for (const key of await readdir(join(store, name)))
      if (keys.get(name) !== key) removeFolder(join(store, name, key))
}
