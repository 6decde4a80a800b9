import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { formatOf, newestFormat, type Step, siteFile } from '../content/format.ts'
import { unitYearsOf } from '../log/dates.ts'
import { type Fault, placeOfFault, type Restore, unitsOf } from '../model/fault.ts'
import { type Origin, onDisk } from '../model/origin.ts'
import { type Held, type Manifest, manifestName, parseManifest } from '../proof/manifest.ts'
import { exportAsAsked } from './export-as-asked.ts'
import { addPublished, contentEntries, exported, isExported } from './export-content.ts'
import { textsOf } from './git.ts'
import { readLog } from './publication-log.ts'
import { commitOf, type Release, releasesOf, shortCommit } from './releases.ts'
import type { Entry } from './tree.ts'

/** Where in git that stands which a site shows. */
export interface ShownContent {
  repository: string
  /** The folder of the repository that holds `content`, with its slash; empty at the top. */
  prefix: string
  /** Absent where nothing is shown, or not known. */
  commit?: string
  /** The units' years that are shown as another commit has them, or not at all. */
  held?: Held
}

/** What a release shows. */
export async function shownBy(
  repository: string,
  site: string,
  release: Release | undefined,
): Promise<ShownContent> {
  if (!release) return { repository, prefix: '' }
  const file = join(site, 'releases', release.name, manifestName)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
    return undefined
  })
  const commit = await commitOf(repository, release)
  // A release that somebody has damaged is known by its name still.
  const { held }: Partial<Manifest> = text === undefined ? {} : parseManifest(text, file)
  return { repository, prefix: '', commit, held }
}

/** What was published last, where something older is shown because somebody said so. */
export async function rolledBack(repository: string, site: string): Promise<ShownContent | undefined> {
  const { entries } = await readLog(repository)
  const last = entries.findLast(({ act }) => act !== 'rollback')
  if (!last || last === entries.at(-1)) return undefined
  const { commit } = last
  const release = (await releasesOf(site)).findLast((one) => one.commit === shortCommit(commit))
  return release ? shownBy(repository, site, release) : { repository, prefix: '', commit }
}

/**
 * Writes the content that is shown into an empty folder, of one commit at least, in the format of this program.
 * @param known the steps from format to format, where they are not those of the program
 */
export async function exportShown(
  { repository, prefix, held = {} }: ShownContent,
  commit: string,
  folder: string,
  known?: readonly Step[],
) {
  await addPublished(repository, treeOf(commit, prefix), folder, exported, known)
  for (const [place, other] of Object.entries(held)) {
    await rm(join(folder, 'content', place), { recursive: true, force: true })
    if (other !== null)
      await addPublished(repository, treeOf(other, prefix), folder, [`content/${place}`], known)
  }
}

/**
 * The same, but of the units' years only those that somebody asks for: where the program has not another format, in which nothing is as git
 * has it.
 */
export async function exportShownAsAsked(
  shown: ShownContent,
  commit: string,
  folder: string,
): Promise<Origin> {
  const { repository, prefix, held = {} } = shown
  const others = Object.entries(held)
  const commits = new Set([commit, ...others.flatMap(([, other]) => other ?? [])])
  const sites = [...commits].map((one) => `${one}:${prefix}${siteFile}`)
  const texts = await textsOf(repository, sites)
  if (texts.some((text) => text !== undefined && formatOf(text) < newestFormat())) {
    await exportShown(shown, commit, folder)
    return onDisk
  }
  const isHeld = ({ path }: Entry) => others.some(([place]) => `${path}/`.startsWith(`content/${place}/`))
  const entries = await contentEntries(repository, treeOf(commit, prefix))
  const own = others.length === 0 ? entries : entries.filter((entry) => !isHeld(entry))
  for (const [place, other] of others)
    if (other !== null) {
      const found = await contentEntries(repository, treeOf(other, prefix), [`content/${place}`])
      own.push(...found.filter(isHeld))
    }
  return exportAsAsked(repository, own, folder)
}

/** Writes what is shown of a unit's year, in the format of this program. */
export function restoreFrom(
  { repository, prefix, commit, held = {} }: ShownContent,
  known?: readonly Step[],
): Restore {
  return async (unitYear, into) => {
    const place = unitYear.slice('content/'.length)
    const found = place in held ? held[place] : commit
    if (found === undefined || found === null) return undefined
    const files = await addPublished(repository, treeOf(found, prefix), into, [unitYear], known)
    return files > 0 ? found : undefined
  }
}

/**
 * The units' years of which something else is shown than before.
 * @param paths those that differ between the commit that was shown and the one that is now
 */
export function changedUnits(
  paths: readonly string[],
  before: Pick<ShownContent, 'held'>,
  faults: readonly Fault[],
): string[] {
  const stay = new Set(faults.filter(({ shows }) => shows !== undefined).map(placeOfFault))
  const released = Object.keys(before.held ?? {}).map((place) => `content/${place}/`)
  return unitYearsOf([...paths, ...released]).filter((place) => !stay.has(place))
}

/**
 * The units whose years are made of other content than before; undefined where something has changed that all share.
 * @param paths those that differ between the commit that was shown and the one that is now
 */
export function unitsIn(
  paths: readonly string[],
  { held = {} }: Pick<ShownContent, 'held'>,
): Set<string> | undefined {
  const changed = unitsOf(paths.filter((path) => isExported({ path })))
  return changed?.union(new Set(Object.keys(held).map((place) => place.split('/')[0] ?? '')))
}

function treeOf(commit: string, prefix: string): string {
  return prefix === '' ? commit : `${commit}:${prefix}`
}
