import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { formatOf, migrate, newestFormat, type Step, siteFile } from '../content/format.ts'
import { removeFolder } from '../content/text/write-files.ts'
import { ContentError, type Finding } from '../model/finding.ts'
import { git } from './git.ts'
import { type Entry, entriesOf, isFolder } from './tree.ts'

/** The folders of a commit that are content. What else it holds, program included, is never written to disk. */
export const exported = ['content', 'templates']

/** Whether an entry of a commit is content. */
export function isExported({ path }: Pick<Entry, 'path'>): boolean {
  return exported.some((name) => path === name || path.startsWith(`${name}/`))
}

/**
 * Writes the content of a commit below `folder`. The files are the very bytes that were committed: `.gitattributes` of the commit (export-ignore, filters) have no say.
 * @param names the paths of the commit that are wanted
 * @throws ContentError where an entry is not a plain file
 */
export async function exportContent(
  repository: string,
  commit: string,
  folder: string,
  names: readonly string[] = exported,
) {
  removeFolder(folder)
  // What is withheld is for nobody else to read.
  await mkdir(folder, { recursive: true, mode: 0o700 })
  writeFiles(folder, await filesOf(repository, commit, names))
}

/**
 * The same of what was published, into a folder that may have other files, in the format of this program: what it is compared
 * with, or put beside, is in that.
 * @param known the steps from format to format, where they are not those of the program
 * @returns how many files there were
 */
export async function addPublished(
  repository: string,
  commit: string,
  folder: string,
  names: readonly string[],
  known?: readonly Step[],
): Promise<number> {
  const files = await filesOf(repository, commit, names)
  const site = files.get(siteFile) ?? (await filesOf(repository, commit, [siteFile])).get(siteFile)
  if (site && formatOf(site.toString()) < newestFormat(known)) {
    const texts = [...files].filter(([file]) => /\.(yaml|md)$/.test(file))
    const before = new Map(texts.map(([file, bytes]) => [file, bytes.toString()] as const))
    const { changed } = migrate(new Map([...before, [siteFile, site.toString()]]), known)
    for (const [file, text] of changed) if (files.has(file)) files.set(file, Buffer.from(text))
  }
  return writeFiles(folder, files)
}

async function filesOf(
  repository: string,
  commit: string,
  names: readonly string[],
): Promise<Map<string, Buffer>> {
  return readFiles(repository, plainFiles(await contentEntries(repository, commit, names)))
}

/** All that a commit names of content and templates, or of some paths. */
export function contentEntries(
  repository: string,
  commit: string,
  names: readonly string[] = exported,
): Promise<Entry[]> {
  return Array.fromAsync(entriesOf(repository, commit, names))
}

/**
 * The files among the entries of a commit.
 * @throws ContentError where another is not a folder of them
 */
export function plainFiles(entries: readonly Entry[]): Entry[] {
  const files = entries.filter((entry) => !isFolder(entry))
  const findings = files.flatMap(problemOf)
  if (findings.length > 0) throw new ContentError(findings)
  return files
}

/** The bytes of files, by path. */
export async function readFiles(repository: string, files: readonly Entry[]): Promise<Map<string, Buffer>> {
  if (files.length === 0) return new Map()
  const blobs = await readBlobs(
    repository,
    files.map(({ id }) => id),
  )
  return new Map(files.map(({ path }, index) => [path, blobs[index] ?? Buffer.alloc(0)]))
}

/** One after another and at once, as a county has ten thousands of them. */
export function writeFiles(folder: string, files: ReadonlyMap<string, Buffer>): number {
  for (const parent of new Set([...files.keys()].map(dirname)))
    mkdirSync(join(folder, parent), { recursive: true })
  for (const [path, bytes] of files) writeFileSync(join(folder, path), bytes)
  return files.size
}

/** A link could lead out of the folder, to files of the server. */
function problemOf({ mode, path: file }: Entry): Finding[] {
  const finding = (message: string, fix = '换成普通文件，或删去'): Finding[] => [
    { rule: 'plain-file', severity: 'error', file, message, fix },
  ]
  if (mode === '120000') return finding('是符号链接，不是文件')
  if (mode === '160000') return finding('是子模块，不是文件')
  const names = file.split('/')
  if (names.some((name) => /^\.{0,2}$/.test(name) || /^\.git$/i.test(name)))
    return finding('这个路径不能用', '换一个名称，或删去')
  if (names.some((name) => Buffer.byteLength(name) > longest.name) || Buffer.byteLength(file) > longest.path)
    return finding('名称太长，服务器上放不下', '换一个短的名称，或删去')
  return []
}

/** In bytes: Windows takes names of 255 characters, Linux of 85 Chinese ones; a path has to leave room for the folder that it is put in. */
const longest = { name: 255, path: 1000 }

async function readBlobs(repository: string, blobs: readonly string[]): Promise<Buffer[]> {
  const output = await git(repository, ['cat-file', '--batch'], blobs.map((blob) => `${blob}\n`).join(''))
  let at = 0
  return blobs.map(() => {
    const end = output.indexOf('\n', at)
    const size = Number(output.toString('latin1', at, end).split(' ')[2])
    const bytes = output.subarray(end + 1, end + 1 + size)
    at = end + size + 2
    return bytes
  })
}
