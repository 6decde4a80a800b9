import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** A file that is to be written as a whole, or not at all. */
export interface FileToWrite {
  path: string
  data: string | Uint8Array
  /** Whether a file that is there stays as it is. */
  isNew?: boolean
}

/** A file to write, and what it is written as until it is whole; where a device or a pipe is, nothing comes before. */
interface Target extends FileToWrite {
  unfinished?: string
  mode?: number
}

/**
 * Writes files so that all of them are there with all they say, or none has changed: a full disk leaves no half file in the
 * place of a whole one. Makes their folders.
 * @throws the system's error, with the path that it is about; EEXIST where a new file is there already
 */
export async function writeFiles(files: readonly FileToWrite[]): Promise<void> {
  const made: string[] = []
  const targets: Target[] = []
  try {
    for (const file of files) {
      const first = await makeFolder(dirname(file.path))
      if (first !== undefined) made.push(first)
      const target = await targetOf(file)
      targets.push(target)
      const { path, unfinished = path, data, mode } = target
      await writeFile(unfinished, data, { mode }).catch((error) => failAt(file.path, error))
    }
    for (const { path, unfinished } of targets)
      if (unfinished !== undefined) await rename(unfinished, path).catch((error) => failAt(path, error))
  } catch (error) {
    await clean([...targets.flatMap(({ unfinished }) => unfinished ?? []), ...made.toReversed()])
    throw error
  }
}

/** A link is followed, and a file that is there keeps its rights. */
async function targetOf(file: FileToWrite): Promise<Target> {
  const path = await realpath(file.path).catch(() => file.path)
  const present = await stat(path).catch(() => undefined)
  if (present && file.isNew) throw Object.assign(new Error('present'), { code: 'EEXIST', path: file.path })
  if (present && !present.isFile()) return { ...file, path }
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}`)
  return { ...file, path, unfinished, ...(present && { mode: present.mode }) }
}

function clean(paths: readonly string[]) {
  return Promise.all(paths.map((path) => rm(path, { recursive: true, force: true }).catch(() => {})))
}

/** Errors of writing say no path, and those of a file's unfinished twin another than the person knows. */
function failAt(path: string, error: unknown): never {
  throw error instanceof Error ? Object.assign(error, { path }) : error
}

/**
 * Makes a folder and those above it, one by one: where a file system takes no folders, as /proc, Node's own way never ends.
 * @returns the first that was made, if any
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  const made = await makeOne(path)
  if (made !== 'no parent') return made
  const parent = dirname(path)
  const first = parent === path ? undefined : await makeFolder(parent)
  await mkdir(path)
  return first ?? path
}

async function makeOne(path: string): Promise<string | undefined> {
  try {
    await mkdir(path)
    return path
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'no parent'
    if (codeOf(error) === 'EEXIST' && (await stat(path)).isDirectory()) return undefined
    throw error
  }
}

/**
 * Removes a folder with all that is in it, if it is there. At once: where it holds a site, waiting for each of its ten thousands of
 * files in the event loop takes four times the processor's time. What is still being written into it is waited for.
 * @throws the system's error; also where a file stands in the place of a folder above it, which removing alone passes over
 */
export function removeFolder(path: string) {
  if (lstatSync(path, { throwIfNoEntry: false }))
    rmSync(path, { recursive: true, force: true, maxRetries: 10 })
}

/** What is in a folder, by name; nothing where it is not there, or another process has just removed it. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** What the system calls an error: `ENOENT`; undefined where it says nothing. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
