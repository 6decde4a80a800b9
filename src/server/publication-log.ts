import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { append, type Entry, type Logged, logName, parseLog } from '../log/log.ts'
import { folderSite } from '../proof/deployed.ts'
import { manifestRoot } from '../proof/manifest.ts'
import { readManifest } from '../proof/verify-site.ts'
import { commitOf, type Release } from './releases.ts'
import { replaceFile } from './replace-file.ts'
import { ownFolder } from './server-settings.ts'

/** The log of a repository, as it stands. */
export interface PublicationLog {
  text: string
  entries: readonly Entry[]
}

/**
 * Reads the log of what was published; before the first publication it is empty.
 * @throws ContentError where somebody has rewritten it
 */
export async function readLog(repository: string): Promise<PublicationLog> {
  const file = fileOf(repository)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return ''
  })
  return { text, entries: parseLog(text, file) }
}

/** Adds an entry, all or nothing: it is on disk when this returns. Only for whoever holds the lock. */
export function addEntry(repository: string, log: PublicationLog, act: Logged): Promise<PublicationLog> {
  return writeLog(repository, append(log.text, act))
}

/**
 * Reads the log, and what the site that is shown has of it beyond that: a repository that was restored knows no more than it did when
 * it was saved, and what was published since stays so. Only for whoever holds the lock.
 * @throws Refusal where that is not its site
 */
export async function catchUp(repository: string, site: string, shown: Release): Promise<PublicationLog> {
  const log = await readLog(repository)
  const text = await readFile(join(site, 'releases', shown.name, logName), 'utf8').catch(() => '')
  if (text.length <= log.text.length || !text.startsWith(log.text)) return log
  await commitOf(repository, shown)
  return writeLog(repository, text)
}

async function writeLog(repository: string, text: string): Promise<PublicationLog> {
  const file = fileOf(repository)
  const next = { text, entries: parseLog(text, file) }
  await replaceFile(file, text)
  return next
}

/** What stands for all files of the site in a folder. */
export async function rootOf(folder: string): Promise<string> {
  return manifestRoot((await readManifest(folderSite(folder))).manifest)
}

function fileOf(repository: string): string {
  return join(ownFolder(repository), logName)
}
