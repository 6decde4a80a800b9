import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { listFolder } from '../content/text/file.ts'
import { namesIn } from '../content/text/write-files.ts'
import type { Origin } from '../model/origin.ts'
import { type CheckedYear, checkYear, type Standard } from './year.ts'

/** Where what was found in units' years is from one check to the next; whatever is in it, what is found is the same. */
export interface Memory {
  folder: string
  /** That of the program, which could find something else in the same files. */
  version: string
  /** Another folder for what is found now: what is refused must not stay. */
  quarantine?: string
  /** What was found again in this process, where more than one state is checked: years that are the same are one object then. */
  found?: Map<string, CheckedYear>
  /** The same of the push before, if this process received it. */
  earlier?: ReadonlyMap<string, CheckedYear> | undefined
}

/** What was found in the files of those units' years that need not be on disk for it. */
export function recallAll(
  folders: readonly string[],
  standard: Standard,
  memory: Memory,
  origin: Origin,
): Map<string, CheckedYear> {
  const known = new Map<string, CheckedYear>()
  for (const folder of folders) {
    const id = origin.idOf(folder)
    const year = id === undefined ? undefined : recall(folder, id, standard, memory)
    if (year) known.set(folder, year)
  }
  return known
}

/** What was found in files that an id stands for. */
function recall(folder: string, id: string, standard: Standard, memory: Memory): CheckedYear | undefined {
  const key = keyOf(memory, standard, id)
  const place = placeOf(folder, key)
  const year = memory.found?.get(place) ?? memory.earlier?.get(place) ?? readYear(folder, key, memory)
  if (year) memory.found?.set(place, year)
  return year
}

/** Has this process find again what it has just found. */
export function keepFound(
  { folder, ids }: CheckOrder,
  standard: Standard,
  memory: Memory,
  year: CheckedYear,
) {
  for (const id of ids) memory.found?.set(placeOf(folder, keyOf(memory, standard, id)), year)
}

function placeOf(folder: string, key: string): string {
  return `${nameOf(folder)} ${key}`
}

function readYear(folder: string, key: string, memory: Memory): CheckedYear | undefined {
  const entry = readEntry(join(memory.folder, nameOf(folder)))
  return entry?.keys.includes(key) ? JSON.parse(entry.text) : undefined
}

/** What units' years are checked by, and where what is found goes. */
export interface Checking {
  root: string
  standard: Standard
  memory: Memory
}

/** A unit's year to be checked. */
export interface CheckOrder {
  folder: string
  /** What stands for its files besides their bytes. */
  ids: readonly string[]
}

/** A `CheckedYear` as JSON: as it was found by the bytes of the files, or is now. */
export async function checkedText(
  { root, standard, memory }: Checking,
  { folder, ids }: CheckOrder,
): Promise<string> {
  const bytes = keyOf(memory, standard, hashOf(...filesOf(root, folder)))
  const path = join(memory.folder, nameOf(folder))
  const entry = readEntry(path)
  const isSame = entry?.keys.includes(bytes) === true
  const text = isSame ? entry.text : JSON.stringify(await checkYear(root, folder, standard))
  const keys = [bytes, ...ids.map((id) => keyOf(memory, standard, id))]
  const isKnown = isSame && keys.every((key) => entry.keys.includes(key))
  const place = join(memory.quarantine ?? memory.folder, nameOf(folder))
  if (!isKnown) writeEntry(place, `${keys.join(' ')} ${hashOf(text)}\n${text}`)
  return text
}

function keyOf({ version }: Memory, standard: Standard, id: string): string {
  return hashOf(version, standard.digest(), id)
}

/**
 * Two checks at once do not write into one another; what is withheld is for nobody else to read. Where nothing can be written, the
 * next check reads again.
 */
function writeEntry(path: string, entry: string) {
  const unfinished = `${path}.${process.pid}.${threadId}`
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(unfinished, entry, { mode: 0o600 })
    renameSync(unfinished, path)
  } catch {
    if (existsSync(unfinished)) rmSync(unfinished)
  }
}

/** Forgets all units' years but these. */
export function forgetOthers({ folder, quarantine }: Memory, folders: readonly string[]) {
  if (quarantine !== undefined) return
  const names = new Set(folders.map(nameOf))
  for (const name of namesIn(folder))
    if (!names.has(name)) rmSync(join(folder, name), { recursive: true, force: true })
}

/** Brings what was found in quarantine to what stays, of these units' years, and forgets all others. */
export function adoptFound({ quarantine = '', ...memory }: Memory, folders: readonly string[]) {
  mkdirSync(memory.folder, { recursive: true, mode: 0o700 })
  for (const name of namesIn(quarantine)) renameSync(join(quarantine, name), join(memory.folder, name))
  forgetOthers(memory, folders)
}

/** `315002-2020` for `content/315002/2020`. */
function nameOf(folder: string): string {
  return folder.split('/').slice(1).join('-')
}

/** What was found last, and the keys of the files in which it was; undefined where a byte of it is not as it was written. */
function readEntry(path: string): { text: string; keys: readonly string[] } | undefined {
  try {
    const entry = readFileSync(path, 'utf8')
    const end = entry.indexOf('\n')
    const text = entry.slice(end + 1)
    const keys = entry.slice(0, end).split(' ')
    return keys.pop() === hashOf(text) ? { text, keys } : undefined
  } catch {
    return undefined
  }
}

function* filesOf(root: string, folder: string): Generator<string | Uint8Array> {
  for (const { name, kind } of listFolder(root, folder).entries) {
    yield `${kind} ${name}`
    if (kind === 'file') yield bytesOf(join(root, folder, name))
  }
}

/** What cannot be read is a finding like another. */
function bytesOf(path: string): string | Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    return String(error)
  }
}

function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  // The length parts one from the next.
  for (const part of parts) hash.update(`${part.length} `).update(part)
  return hash.digest('hex')
}
