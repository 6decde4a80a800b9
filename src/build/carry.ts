import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Fault, placeOfFault } from '../model/fault.ts'
import { describe, pathsBelow } from '../proof/describe.ts'
import { type PublishedFile, printManifest } from '../proof/manifest.ts'

/** The site that is built in place of another, as far as it stays. */
export interface Carried {
  /** The faults, with a mark at those whose finished files stay. */
  faults: Fault[]
  /** The paths of those files, by the unit's year that they are of: `315002/2025`. */
  paths: ReadonlyMap<string, readonly string[]>
}

/**
 * Finds the finished files of units' years that are not in the publication, since their content can no longer be read: they stay.
 * @param before the folder of the site until now, where there is one
 */
export async function findCarried(faults: readonly Fault[], before: string | undefined): Promise<Carried> {
  const absent = faults.filter((fault) => fault.absent)
  const all = before === undefined || absent.length === 0 ? [] : await pathsBelow(before).catch(() => [])
  const own = new Map(absent.map((fault) => [fault, all.filter((path) => isOf(fault, path))]))
  // The page that says that there is nothing has no documents beside it.
  const stays = (fault: Fault) => (own.get(fault)?.length ?? 0) > 1
  return {
    faults: faults.map((fault) => (stays(fault) ? { ...fault, carried: true } : fault)),
    paths: new Map(absent.filter(stays).map((fault) => [placeOfFault(fault), own.get(fault) ?? []])),
  }
}

/** Whether a file is a unit's year's: `315002/2025/index.html`, `315002/2025.pdf`, `embed/315002/2025/…`. */
function isOf(fault: Fault, path: string): boolean {
  const [, rest] = `/${path}`.split(`/${placeOfFault(fault)}`)
  return rest !== undefined && /^[/.]/.test(rest)
}

/**
 * Copies the files of units' years from one site into another. Their manifests are written anew: the earlier ones name pages, too, that
 * are now made of the unit's other years.
 */
export async function carry(
  paths: Carried['paths'],
  before: string,
  folder: string,
): Promise<PublishedFile[]> {
  const carried: PublishedFile[] = []
  const put = async (path: string, bytes: Buffer) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
    return describe(path, bytes)
  }
  for (const [place, own] of paths) {
    const manifest = `${place}/manifest.json`
    const files: PublishedFile[] = []
    for (const path of own)
      if (path !== manifest) files.push(await put(path, await readFile(join(before, path))))
    carried.push(...files, await put(manifest, Buffer.from(printManifest({ version: 2, files }))))
  }
  return carried
}
