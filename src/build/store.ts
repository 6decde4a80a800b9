import { linkSync, mkdirSync, readFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { describe } from '../proof/describe.ts'
import type { PublishedFile } from '../proof/manifest.ts'

/** What finished files are found again by. */
export interface Entry {
  /** What they are about: `315002-2020`. */
  name: string
  /** A hash of everything that they are made of, the program included. */
  key: string
}

/** In every entry: what its other files are. */
const indexName = 'files.json'

/** Where finished files are, whether they are there yet or not. */
export function entryOf(store: string, { name, key }: Entry): string {
  return join(store, name, key)
}

/** Files that were finished before, or that `make` writes now. */
export async function findOrWrite(
  entry: string,
  make: (folder: string) => Promise<PublishedFile[]>,
): Promise<PublishedFile[]> {
  return readEntry(entry) ?? writeEntry(entry, make)
}

/**
 * Files that were finished before. Every byte is looked at: an entry that is damaged is none.
 * @returns undefined where they are to be made
 */
export function readEntry(entry: string): PublishedFile[] | undefined {
  try {
    const files: PublishedFile[] = JSON.parse(readFileSync(join(entry, indexName), 'utf8'))
    for (const { path, sha256 } of files)
      if (describe(path, readFileSync(join(entry, path))).sha256 !== sha256) return undefined
    return files
  } catch {
    return undefined
  }
}

/** Has `make` write files; they are in the store whole, or not at all. */
export async function writeEntry(
  entry: string,
  make: (folder: string) => Promise<PublishedFile[]>,
): Promise<PublishedFile[]> {
  const unfinished = `${entry}.${process.pid}.${threadId}`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  try {
    const files = await make(unfinished)
    await writeFile(join(unfinished, indexName), JSON.stringify(files))
    // A damaged entry gives way.
    await rm(entry, { recursive: true, force: true })
    await rename(unfinished, entry)
    return files
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/**
 * Links the files of an entry into a site's folder. One after another and at once: of a county's ten thousand small files, waiting
 * for each in the event loop takes five times as long.
 */
export function linkEntry(entry: string, files: readonly PublishedFile[], folder: string) {
  for (const parent of new Set(files.map(({ path }) => dirname(path))))
    mkdirSync(join(folder, parent), { recursive: true })
  for (const { path } of files) linkSync(join(entry, path), join(folder, path))
}

/** Removes all entries but `present`, so that the store grows no larger than the site. */
export async function prune(store: string, present: readonly Entry[]) {
  const keys = new Map(present.map(({ name, key }) => [name, key]))
  for (const name of await readdir(store).catch(() => []))
    for (const key of await readdir(join(store, name)))
      if (keys.get(name) !== key) await rm(join(store, name, key), { recursive: true, force: true })
}
