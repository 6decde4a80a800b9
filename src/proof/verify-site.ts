import { ContentError } from '../model/finding.ts'
import { type DeployedSite, hashOf, textOf } from './deployed.ts'
import { isOfTheLog } from './log-files.ts'
import { type Manifest, manifestName, type PublishedFile, parseManifest } from './manifest.ts'
import type { ReadFile } from './standing.ts'
import { type Followed, followManifest } from './tree.ts'

/** The ways in which a deployed site is not what was published, from the worst. */
export const differences = {
  changed: '被改动',
  missing: '缺失',
  extra: '多余（没有公开过）',
  unread: '没能取到',
} as const

export interface Difference {
  kind: keyof typeof differences
  path: string
  /** Why it could not be read. */
  reason?: string
}

/**
 * The manifest that a site has of itself.
 * @throws ContentError where it has none
 */
export async function readManifest(site: DeployedSite): Promise<{ manifest: Manifest; source: string }> {
  const source = `${site.name.replace(/\/?$/, '/')}${manifestName}`
  const refuse = (message: string) =>
    new ContentError([
      {
        rule: 'verify',
        severity: 'error',
        file: source,
        message,
        fix: '看看网址或目录对不对；早先的程序生成的网站没有清单，可以用 --manifest 指定一份',
      },
    ])
  const bytes = await site.open(manifestName).catch((error: Error) => {
    throw refuse(`取不到清单：${error.message}`)
  })
  if (!bytes) throw refuse('没有这份清单，没法核对')
  return { manifest: parseManifest(await textOf(bytes), source), source }
}

/** The files of a site as texts, as `standing.ts` asks for them. */
export function readerOf(site: DeployedSite): ReadFile {
  return async (path) => {
    try {
      const bytes = await site.open(path)
      return bytes && (await textOf(bytes))
    } catch (error) {
      const message = `取不到 ${path}：${error instanceof Error ? error.message : error}`
      throw new ContentError([
        { rule: 'verify', severity: 'error', file: site.name, message, fix: '过一会儿再试' },
      ])
    }
  }
}

/**
 * The manifest that a site has of itself, and every file that it leads to.
 * @throws ContentError where it has none
 */
export async function readProved(site: DeployedSite): Promise<Followed & { manifest: Manifest }> {
  const { manifest } = await readManifest(site)
  return { manifest, ...(await followManifest(manifest, readerOf(site))) }
}

/**
 * Compares every file of a deployed site with what its manifest leads to. What a broken manifest would name is not called extra.
 * @param atOnce how many files are read at the same time
 * @param onFile is told of each file that was compared
 */
export async function verifySite(
  site: DeployedSite,
  { files, broken }: Followed,
  atOnce: number,
  onFile: () => void,
): Promise<Difference[]> {
  const found: Difference[] = []
  const waiting = files.values()
  const worker = async () => {
    for (const file of waiting) {
      found.push(...(await compare(site, file)))
      onFile()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  const known = new Set([...files.map(({ path }) => path), manifestName])
  const isUnknown = (path: string) => broken.some((folder) => path.startsWith(folder))
  const extra = ((await site.list?.()) ?? []).filter(
    (path) => !known.has(path) && !isOfTheLog(path) && !isUnknown(path),
  )
  found.push(...extra.map((path): Difference => ({ kind: 'extra', path })))
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function compare(site: DeployedSite, { path, size, sha256 }: PublishedFile): Promise<Difference[]> {
  try {
    const bytes = await site.open(path)
    if (!bytes) return [{ kind: 'missing', path }]
    return (await hashOf(bytes, size)) === sha256 ? [] : [{ kind: 'changed', path }]
  } catch (error) {
    return [{ kind: 'unread', path, reason: error instanceof Error ? error.message : String(error) }]
  }
}
