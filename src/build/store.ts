import { copyFileSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { codeOf, removeFolder } from '../content/text/write-files.ts'
import { describe } from '../proof/describe.ts'
import type { PublishedFile } from '../proof/manifest.ts'
import { type EarlierSite, type FoundFolder, isUntouched, untouchedFolders } from './earlier-site.ts'

/** What finished files are found again by. */
export interface Entry {
  /** What they are about: `315002-2020`. */
  name: string
  /** A hash of everything that they are made of, the program included. */
  key: string
}

/** In every entry: what its other files are, below a hash of that. */
const indexName = 'files.json'

/** What the index says of the files of an entry. */
interface Index {
  files: PublishedFile[]
  /** When each was written, in milliseconds. */
  written: number[]
}

/** Finished files, and where they stand just so already. */
export interface Finished {
  files: PublishedFile[]
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
  make: (folder: string) => Promise<PublishedFile[]>,
): Promise<PublishedFile[]> {
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
    const { files, written } = readIndex(entry)
    const dated = files.map((file, at) => ({ ...file, written: written[at] }))
    const folders = earlier === undefined ? [] : untouchedFolders(earlier, dated)
    const others = dated.filter(isOutside(folders))
    const isWhole = others.every((file) => isUntouched(entry, file) || isSame(entry, file))
    return isWhole ? { files, folders } : undefined
  } catch {
    return undefined
  }
}

/** @throws Error where the index is not there, or not as it was written */
function readIndex(entry: string): Index {
  const [, hash, text = ''] = /^(\w+)\n(.*)$/s.exec(readFileSync(join(entry, indexName), 'utf8')) ?? []
  if (hash !== hashOf(text)) throw new Error(`${entry} is damaged`)
  return JSON.parse(text)
}

function isOutside(folders: readonly FoundFolder[]): (file: PublishedFile) => boolean {
  return ({ path }) => !folders.some((folder) => path.startsWith(`${folder.path}/`))
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
  make: (folder: string) => Promise<PublishedFile[]>,
): Promise<PublishedFile[]> {
  const unfinished = `${entry}.${process.pid}.${threadId}`
  removeFolder(unfinished)
  await mkdir(unfinished, { recursive: true })
  try {
    const files = await make(unfinished)
    shareEarlier(dirname(entry), unfinished, files)
    const written = files.map(({ path }) => lstatSync(join(unfinished, path)).mtimeMs)
    const index: Index = { files, written }
    const text = JSON.stringify(index)
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
        linkSync(join(earlier, key, path), `${join(folder, path)}.earlier`)
        renameSync(`${join(folder, path)}.earlier`, join(folder, path))
      }
  }
}

/**
 * Brings the files of an entry into a site's folder: moves the folders of the earlier site, and links what is not in them. One
 * after another and at once: of a county's ten thousand small files, waiting for each in the event loop takes five times as long.
 */
export function placeEntry(entry: string, { files, folders }: Finished, folder: string) {
  const others = files.filter(isOutside(folders))
  const parents = [...folders, ...others].map(({ path }) => dirname(path))
  for (const parent of new Set(parents)) mkdirSync(join(folder, parent), { recursive: true })
  for (const { from, path } of folders) renameSync(join(from, path), join(folder, path))
  for (const { path } of others) linkOrCopy(join(entry, path), join(folder, path))
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
