import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listFolder } from '../content/text/file.ts'
import { type CheckedYear, checkYear, type Standard } from './year.ts'

/** Where what was found in units' years is from one check to the next; whatever is in it, what is found is the same. */
export interface Memory {
  folder: string
  /** That of the program, which could find something else in the same files. */
  version: string
  /** Whether it only looks: what is refused must not stay. */
  isReadOnly?: boolean
}

/** Checks a unit's year, or finds again what was found in the same files by the same standard. */
export async function checkOrRemember(
  root: string,
  folder: string,
  standard: Standard,
  memory: Memory | undefined,
): Promise<CheckedYear> {
  if (!memory) return checkYear(root, folder, standard)
  const key = hashOf(memory.version, standard.digest(), ...filesOf(root, folder))
  const path = join(memory.folder, nameOf(folder))
  const known = readEntry(path, key)
  if (known !== undefined) return JSON.parse(known)
  const text = JSON.stringify(await checkYear(root, folder, standard))
  if (!memory.isReadOnly) writeEntry(path, `${key} ${hashOf(text)}\n${text}`)
  return JSON.parse(text)
}

/** Two checks at once do not write into one another; what is withheld is for nobody else to read. */
function writeEntry(path: string, entry: string) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, entry, { mode: 0o600 })
  renameSync(unfinished, path)
}

/** Forgets all units' years but these. */
export function forgetOthers({ folder, isReadOnly }: Memory, folders: readonly string[]) {
  if (isReadOnly) return
  const names = new Set(folders.map(nameOf))
  for (const name of namesIn(folder))
    if (!names.has(name)) rmSync(join(folder, name), { recursive: true, force: true })
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** `315002-2020` for `content/315002/2020`. */
function nameOf(folder: string): string {
  return folder.split('/').slice(1).join('-')
}

/** What was written under this key, if every byte of it is still there. */
function readEntry(path: string, key: string): string | undefined {
  try {
    const entry = readFileSync(path, 'utf8')
    const end = entry.indexOf('\n')
    const text = entry.slice(end + 1)
    return entry.slice(0, end) === `${key} ${hashOf(text)}` ? text : undefined
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
