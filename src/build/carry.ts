import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Fault, placeOfFault } from '../model/fault.ts'
import { describe, pathsBelow } from '../proof/describe.ts'
import type { PublishedFile } from '../proof/manifest.ts'

/** The site that is built in place of another, as far as it stays. */
export interface Carried {
  /** The faults, with a mark at those whose finished files stay. */
  faults: Fault[]
  /** The paths of those files. */
  paths: string[]
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
    paths: absent.filter(stays).flatMap((fault) => own.get(fault) ?? []),
  }
}

/** Whether a file is a unit's year's: `315002/2025/index.html`, `315002/2025.pdf`, `embed/315002/2025/…`. */
function isOf(fault: Fault, path: string): boolean {
  const [, rest] = `/${path}`.split(`/${placeOfFault(fault)}`)
  return rest !== undefined && /^[/.]/.test(rest)
}

/** Copies files from one site into another. */
export async function carry(
  paths: readonly string[],
  before: string,
  folder: string,
): Promise<PublishedFile[]> {
  const files: PublishedFile[] = []
  for (const path of paths) {
    const bytes = await readFile(join(before, path))
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
    files.push(describe(path, bytes))
  }
  return files
}
