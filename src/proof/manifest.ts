import { hashOf } from '../log/hash.ts'
import { fileAt, home, manifest, proofIn } from '../model/address.ts'
import { ContentError } from '../model/finding.ts'
import { isRecord, parseJson } from '../model/parse-json.ts'

/** The commit that a site's content was read from. */
export interface Revision {
  commit: string
  /** When it was committed, in Beijing time: `2020-03-02T09:30:00+08:00`. */
  committed: string
}

/**
 * The units' years that a site does not show as its commit has them, since their files have errors there: `315002/2025`, with the
 * commit that has them as they are shown; null where nothing of them is shown.
 */
export type Held = Readonly<Record<string, string | null>>

/** A file of a published site. */
export interface PublishedFile {
  /** Below the site's root, with slashes: `315002/2020/index.html`. */
  path: string
  size: number
  /** In hexadecimal. */
  sha256: string
}

/**
 * What is published, and what it was built from, where that is known. Manifests are a tree: that of the site has one of each
 * unit's year among its files (`tree.ts`), so that what stays as it was is named by one hash.
 */
export interface Manifest extends Partial<Revision> {
  /** Of this format; the first one had every file of the site in one list, and is read likewise. */
  version: 1 | 2
  /** Absent where there are none. */
  held?: Held
  /** By path; all but the manifest. */
  files: readonly PublishedFile[]
}

export const manifestName = manifest.slice(1)

/** What is made from the hashes of all else, and so cannot be among them. */
const derived = Object.values(proofIn(home)).map(fileAt)

/** @param folder whose proof it would be, below the site's root: `315002/2020/` */
export function isDerived({ path }: Pick<PublishedFile, 'path'>, folder = ''): boolean {
  return path.startsWith(folder) && derived.includes(path.slice(folder.length))
}

/**
 * The hashes of all but what is made from them, as `sha256sum` prints and checks them. The hash of this text stands for
 * the whole site, or for all of a unit's year (总校验值).
 * @param folder that of the unit's year: `315002/2020/`
 */
export function checksumList(files: readonly PublishedFile[], folder = ''): string {
  return files
    .filter((file) => !isDerived(file, folder))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('')
}

/** What stands for every file that is published (总校验值): what receipts print and the log signs. */
export function manifestRoot({ files }: Pick<Manifest, 'files'>): string {
  return hashOf(checksumList(files))
}

/** The manifest as a file: a line for each file, so that two of them can be compared by eye. */
export function printManifest({ files, ...head }: Manifest): string {
  const lines = files.map(({ path, size, sha256 }) => `    ${JSON.stringify({ path, size, sha256 })}`)
  return `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "files": [\n${lines.join(',\n')}\n  ]\n}\n`
}

/**
 * Reads a manifest that may come from anywhere.
 * @param source where it came from
 * @throws ContentError where it is none
 */
export function parseManifest(text: string, source: string): Manifest {
  const refuse = (message: string) =>
    new ContentError([
      { rule: 'manifest', severity: 'error', file: source, message, fix: '看看地址对不对，清单是不是完整的' },
    ])
  const read = parseJson(text)
  if (read === undefined)
    throw refuse(/^\s*</.test(text) ? '这是一个网页，不是清单' : '清单不完整，或者不是清单')
  if (!isRecord(read) || !Array.isArray(read.files)) throw refuse('这不是清单')
  const { version } = read
  if (version !== 1 && version !== 2) throw refuse('清单是另一个版本的程序写的')
  const files: unknown[] = read.files
  const wrong = files.findIndex((file) => !isPublishedFile(file))
  if (wrong >= 0) throw refuse(`清单的第 ${wrong + 1} 个文件写得不对`)
  const { commit, committed, held } = read
  const revision = { commit, committed }
  return {
    version,
    ...(isRevision(revision) && revision),
    ...(isHeld(held) && { held }),
    files: files.filter(isPublishedFile),
  }
}

function isHeld(held: unknown): held is Held {
  return (
    isRecord(held) &&
    Object.entries(held).every(
      ([place, commit]) => /^\d+\/\d{4}$/.test(place) && (commit === null || isCommit(commit)),
    )
  )
}

function isCommit(commit: unknown): commit is string {
  return typeof commit === 'string' && /^[0-9a-f]{40,64}$/.test(commit)
}

function isPublishedFile(file: unknown): file is PublishedFile {
  return (
    isRecord(file) &&
    isPath(file.path) &&
    Number.isSafeInteger(file.size) &&
    typeof file.sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(file.sha256)
  )
}

/** Nothing that leads out of the site. */
function isPath(path: unknown): path is string {
  return (
    typeof path === 'string' &&
    !/[\\\0]/.test(path) &&
    path.split('/').every((name) => !/^\.{0,2}$/.test(name))
  )
}

function isRevision(value: { commit: unknown; committed: unknown }): value is Revision {
  const { commit, committed } = value
  return (
    isCommit(commit) &&
    typeof committed === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/.test(committed)
  )
}

/** A commit's date as people read it: `2020年3月2日 09:30`. */
export function spokenTime(committed: string): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(\d\d:\d\d)/.exec(committed) ?? []
  return `${year}年${Number(month)}月${Number(day)}日 ${time}`
}
