import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { append, type Entry, logName, parseLog } from '../src/log/log.ts'
import { ContentError } from '../src/model/finding.ts'
import { type DeployedSite, folderSite, webSite } from '../src/proof/deployed.ts'
import { type Held, manifestName, manifestRoot, parseManifest } from '../src/proof/manifest.ts'
import { Refusal } from '../src/server/refusal.ts'

/** What a site shows now. */
export interface ShownSite {
  /** Its log, empty where it has none. */
  log: string
  entries: readonly Entry[]
  /** The commit of what is shown; absent where nothing is shown yet. */
  commit?: string
  /** The units' years that are shown otherwise than that commit has them. */
  held?: Held
  /** What stands for all its files, where it has a manifest. */
  root?: string
}

const isUrl = (where: string) => /^https?:\/\//.test(where)

/** Whether what was written means a site, by its URL or the folder that it is in, and not a branch or commit. */
export function isSite(where: string): boolean {
  return isUrl(where) || existsSync(join(where, manifestName))
}

/** A site by its URL, or by the folder that it is in. */
export function siteAt(where: string): DeployedSite {
  return isUrl(where) ? webSite(where) : folderSite(where)
}

/**
 * Asks a deployed site what it shows.
 * @param where its URL, or the folder that it is in
 * @throws Refusal where the site cannot be asked now; ContentError where its log is none
 */
export async function shownAt(where: string): Promise<ShownSite> {
  const site = siteAt(where)
  const log = (await read(site, logName)) ?? ''
  const entries = parseLog(log, `${where} ${logName}`)
  const text = await read(site, manifestName)
  const manifest = text === undefined ? undefined : parseManifest(text, where)
  const commit = entries.at(-1)?.commit ?? manifest?.commit
  return {
    log,
    entries,
    ...(commit !== undefined && { commit }),
    ...(manifest?.held && { held: manifest.held }),
    ...(manifest && { root: manifestRoot(manifest) }),
  }
}

/** The log of a site that was published before there was one: what git says of it is its first entry. */
export function withMigration(
  shown: ShownSite,
  received: string,
  first: ReadonlyMap<string, string>,
): ShownSite {
  const { commit, root, entries } = shown
  if (entries.length > 0 || commit === undefined || root === undefined) return shown
  const log = append('', {
    act: 'publish',
    received,
    by: '程序更新',
    commit,
    root,
    units: [],
    first: Object.fromEntries(first),
    migrated: true,
  })
  return { ...shown, log, entries: parseLog(log, logName) }
}

async function read(site: DeployedSite, path: string): Promise<string | undefined> {
  try {
    const bytes = await site.open(path)
    return bytes && (await text(bytes))
  } catch (error) {
    if (error instanceof ContentError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal(
      `问不到 ${site.name} 现在显示什么：${reason}。它公开着的内容不知道，就不能比，也不能接着公开；打得开了再运行一次。`,
    )
  }
}
