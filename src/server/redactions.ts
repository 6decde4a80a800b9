import { existsSync, readFileSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { removeFolder } from '../content/text/write-files.ts'
import { hashOf } from '../log/hash.ts'
import { noLongerPublic } from '../model/correction.ts'
import type { Restore } from '../model/fault.ts'
import { parseJson } from '../model/parse-json.ts'
import { flush } from './flush.ts'
import { Refusal } from './refusal.ts'
import { replaceFile } from './replace-file.ts'
import { ownFolder } from './server-settings.ts'

/** The texts that an administrator has redacted: nothing that is published or logged may hold one. */
export type Redactions = readonly string[]

/** Read at once: what is said meanwhile is logged without them. */
export function readRedactions(repository: string): Redactions {
  const file = fileOf(repository)
  const read = existsSync(file) ? parseJson(readFileSync(file, 'utf8')) : []
  if (!Array.isArray(read) || !read.every((one) => typeof one === 'string'))
    throw new Refusal(`${file} 写坏了，用备份恢复。`)
  return read
}

/**
 * Adds texts. The file is the account's alone: it holds what nobody shall read.
 * @throws Refusal where a text is so short that it would hide what has nothing to do with it
 */
export async function addRedactions(repository: string, texts: readonly string[]) {
  if (texts.length === 0) throw new Refusal('没有要遮盖的文字。从标准输入给出，一行一段。')
  const short = texts.find((text) => [...text].length < 2)
  if (short !== undefined) throw new Refusal('要遮盖的文字至少两个字，不然会遮住不相干的。')
  const all = [...new Set([...readRedactions(repository), ...texts])]
  await replaceFile(fileOf(repository), JSON.stringify(all), 0o600)
}

/** What stands for all that is redacted; nothing where nothing is. */
export function redactionsId(redactions: Redactions): string {
  return redactions.length === 0 ? '' : `-${hashOf(JSON.stringify(redactions))}`
}

/** A text without what is redacted. */
export function redact(text: string, redactions: Redactions): string {
  // The longest first: one may be part of another.
  return redactions
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, one) => rest.replaceAll(one, noLongerPublic), text)
}

/** Whether a text holds something that is redacted. */
export function isRedacted(text: string, redactions: Redactions): boolean {
  return redactions.some((one) => text.includes(one))
}

/**
 * Redacts the files below a folder.
 * @param part the path in it of those that are meant; all where none is given
 * @returns those that held something, by their paths in it
 */
export async function redactFolder(folder: string, redactions: Redactions, part = ''): Promise<string[]> {
  if (redactions.length === 0) return []
  const entries = await readdir(join(folder, part), { recursive: true, withFileTypes: true })
  const changed: string[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = join(entry.parentPath, entry.name)
    const text = await readFile(file, 'utf8')
    if (!isRedacted(text, redactions)) continue
    await writeFile(file, redact(text, redactions))
    changed.push(file.slice(folder.length + 1))
  }
  return changed
}

/** What is shown of a unit's year without what was redacted since; what held some is noted. */
export function withoutRedacted(restore: Restore, redactions: Redactions, hidden: string[]): Restore {
  return async (unitYear, into) => {
    const commit = await restore(unitYear, into)
    if (commit !== undefined) hidden.push(...(await redactFolder(into, redactions, unitYear)))
    return commit
  }
}

/** Removes what was redacted from what the server itself has kept: its log, printed receipts, finished files. */
export async function redactOwn(repository: string, redactions: Redactions) {
  const own = ownFolder(repository)
  for (const name of ['log', 'log.1']) {
    const text = await readFile(join(own, name), 'utf8').catch(() => undefined)
    if (text !== undefined) await writeFile(join(own, name), redact(text, redactions))
  }
  // A receipt's titles are in its PDF only; its manifest, which proves the files, has none.
  for (const release of await readdir(join(own, 'receipts')).catch(() => []))
    await rm(join(own, 'receipts', release, 'receipt.pdf'), { force: true })
  for (const name of ['units', 'checked']) removeFolder(join(own, 'cache', name))
  await flush(own)
}

function fileOf(repository: string): string {
  return join(ownFolder(repository), 'redactions.json')
}
