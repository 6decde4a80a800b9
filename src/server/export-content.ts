import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { formatOf, migrate, newestFormat, type Step, siteFile } from '../content/format.ts'
import { removeFolder } from '../content/text/write-files.ts'
import { ContentError, type Finding } from '../model/finding.ts'
import { git, gitNames } from './git.ts'

/** The folders of a commit that are content. What else it holds, program included, is never written to disk. */
export const exported = ['content', 'templates']

interface Entry {
  mode: string
  blob: string
  path: string
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
  await mkdir(folder, { recursive: true })
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
  const entries = await entriesOf(repository, commit, names)
  const findings = entries.flatMap(problemOf)
  if (findings.length > 0) throw new ContentError(findings)
  const blobs = await readBlobs(
    repository,
    entries.map(({ blob }) => blob),
  )
  return new Map(entries.map(({ path }, index) => [path, blobs[index] ?? Buffer.alloc(0)]))
}

/** One after another and at once, as a county has ten thousands of them. */
function writeFiles(folder: string, files: ReadonlyMap<string, Buffer>): number {
  for (const parent of new Set([...files.keys()].map(dirname)))
    mkdirSync(join(folder, parent), { recursive: true })
  for (const [path, bytes] of files) writeFileSync(join(folder, path), bytes)
  return files.size
}

async function entriesOf(repository: string, commit: string, names: readonly string[]): Promise<Entry[]> {
  const lines = await gitNames(repository, ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...names])
  return lines.map((line) => {
    const tab = line.indexOf('\t')
    const [mode = '', , blob = ''] = line.slice(0, tab).split(' ')
    return { mode, blob, path: line.slice(tab + 1) }
  })
}

/** A link could lead out of the folder, to files of the server. */
function problemOf({ mode, path: file }: Entry): Finding[] {
  const finding = (message: string): Finding[] => [
    { rule: 'plain-file', severity: 'error', file, message, fix: '换成普通文件，或删去' },
  ]
  if (mode === '120000') return finding('是符号链接，不是文件')
  if (mode === '160000') return finding('是子模块，不是文件')
  if (file.split('/').some((name) => /^\.{0,2}$/.test(name) || /^\.git$/i.test(name)))
    return finding('这个路径不能用')
  return []
}

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
