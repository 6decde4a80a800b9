import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { logName, parseLog } from '../log/log.ts'
import { ContentError } from '../model/finding.ts'
import { type DeployedSite, folderSite, textOf } from './deployed.ts'
import { describe } from './describe.ts'
import {
  type Edition,
  editionsIndex,
  hasEditions,
  nextEditions,
  parseEditions,
  parseIndex,
  printEditions,
  printedCode,
  type ShownDocument,
} from './editions.ts'
import { checksumList, type PublishedFile } from './manifest.ts'
import { readProved } from './verify-site.ts'

/**
 * The editions that a site knows; a site of earlier programs, or none, knows none.
 * @param expected the hash of their list, as the site's log has it
 * @throws ContentError where they are not those of the log
 */
export async function readEditions(site: DeployedSite, expected: string | undefined): Promise<Edition[]> {
  if (expected === undefined) return []
  const read = async (path: string, hash: string) => {
    const bytes = await site.open(path)
    const found = bytes ? await textOf(bytes) : ''
    if (described(path, found).sha256 !== hash) throw refusal(`${site.name} ${path}`)
    return found
  }
  const editions: Edition[] = []
  for (const [file, hash] of parseIndex(await read(editionsIndex, expected))) {
    const own = parseEditions(await read(file, hash))
    if (!own) throw refusal(`${site.name} ${file}`)
    editions.push(...own)
  }
  return editions
}

/** The editions that the site in a folder knows, by its own log. */
export async function editionsIn(folder: string): Promise<Edition[]> {
  const log = await readFile(join(folder, logName), 'utf8').catch(() => '')
  return readEditions(folderSite(folder), parseLog(log, join(folder, logName)).at(-1)?.editions)
}

function refusal(file: string): ContentError {
  const message = '版次记录和公开日志不符'
  const fix = '刚好在换新的，过一会儿再试；还不符，就是改过：用备份恢复'
  return new ContentError([{ rule: 'editions', severity: 'error', file, message, fix }])
}

/**
 * Writes the editions of a site into the folder that it was built into, its own among them.
 * @param documents the site's, of which editions are known
 * @returns the hash of their list, for the log
 */
export async function writeEditions(
  folder: string,
  before: readonly Edition[],
  documents: readonly PublishedFile[],
  at: string,
  redacted: readonly string[] = [],
): Promise<string> {
  const next = nextEditions(before, await printedOn(documents, folder, before), at, redacted)
  const files = printEditions(next)
  const list = checksumList([...files].map(([path, content]) => described(path, content)))
  // Other folders may share the files that were there.
  await rm(join(folder, '.editions'), { recursive: true, force: true })
  await mkdir(join(folder, '.editions'))
  for (const [name, content] of [...files, [editionsIndex, list] as const])
    await writeFile(join(folder, `.${name}`), content)
  await rm(join(folder, 'editions'), { recursive: true, force: true })
  await rename(join(folder, '.editions'), join(folder, 'editions'))
  return described(editionsIndex, list).sha256
}

function described(path: string, content: string): PublishedFile {
  return describe(path, Buffer.from(content))
}

/** The documents of a site in a folder, by its own proof. */
export async function documentsIn(folder: string): Promise<PublishedFile[]> {
  const { files } = await readProved(folderSite(folder))
  return files.filter(hasEditions)
}

/** The documents in a folder that bear a 校验码. Those that are known are not read again. */
async function printedOn(
  documents: readonly PublishedFile[],
  folder: string,
  known: readonly Edition[],
): Promise<ShownDocument[]> {
  const editions = new Map(known.map((one) => [`${one.sha256} ${one.path}`, one]))
  const shown: ShownDocument[] = []
  for (const { path, sha256 } of documents) {
    const edition = editions.get(`${sha256} ${path}`)
    // An OFD is its PDF's twin, and has the same code.
    const printed = edition ?? facts(await readFile(join(folder, path.replace(/\.ofd$/, '.pdf'))))
    if (printed) shown.push({ path, sha256, code: printed.code, carriesData: printed.carriesData })
  }
  return shown
}

/** What a PDF of ours says of itself: its 校验码, and whether its data is attached. */
function facts(pdf: Buffer): Pick<Edition, 'code' | 'carriesData'> | undefined {
  const code = printedCode(pdf.toString('latin1'))
  return code === undefined ? undefined : { code, carriesData: pdf.includes('/AFRelationship') }
}
