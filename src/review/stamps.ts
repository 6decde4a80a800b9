import { lstatSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFolder } from '../content/text/file.ts'
import type { Origin } from '../model/origin.ts'

/** What the system says of the files of a unit's year. */
interface Stamp {
  /** Stands for their bytes, as in git's index: their names, sizes, places on the disk and times of change. */
  id: string
  /** When the youngest of them was changed, in nanoseconds. */
  youngest: bigint
}

/**
 * Content on disk, whose units' years are known by what the system says of their files, without reading them.
 * @param notes a folder on the same disk that may be written to; without, what is there is not to be remembered by that
 */
export function stampedContent(root: string, notes: string | undefined): Origin {
  // Before any file is looked at.
  const began = notes === undefined ? 0n : clockOf(notes)
  const stamps = new Map<string, Stamp>()
  return {
    idOf(folder) {
      const stamp = stampOf(root, folder)
      if (stamp) stamps.set(folder, stamp)
      return stamp?.id
    },
    write: async (folders) =>
      new Map(
        folders.map((folder) => {
          const stamp = stamps.get(folder)
          return [folder, stamp && isSettled(stamp, began) ? [stamp.id] : []]
        }),
      ),
  }
}

/** Undefined where the system does not let us look. */
function stampOf(root: string, folder: string): Stamp | undefined {
  const { entries, findings } = listFolder(root, folder)
  if (findings.length > 0) return undefined
  let youngest = 0n
  const lines = entries.map(({ name, kind }) => {
    const found = lstatSync(join(root, folder, name), { bigint: true, throwIfNoEntry: false })
    if (!found || kind !== 'file') return JSON.stringify([name, kind])
    const { dev, ino, size, mtimeNs, ctimeNs } = found
    // Nobody can set the second of them, in which a file gets another name, too.
    for (const time of [mtimeNs, ctimeNs]) if (time > youngest) youngest = time
    return JSON.stringify([name, ...[dev, ino, size, mtimeNs, ctimeNs].map(String)])
  })
  return { id: lines.join('\n'), youngest }
}

/** In nanoseconds; no file system in use counts in longer steps than FAT. */
const step = 2_000_000_000n

/**
 * Whether any change since a moment has left another stamp. A file that was changed just before could be changed again in the
 * same step of the clock, and keep its size: git calls it racy, and reads it.
 */
function isSettled({ youngest }: Stamp, began: bigint): boolean {
  return youngest + step < began
}

/** The time by the clock of the disk that a folder is on, which need not be ours; 0 where nothing can be written. */
function clockOf(folder: string): bigint {
  const file = join(folder, '.clock')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(file, '')
    return lstatSync(file, { bigint: true }).mtimeNs
  } catch {
    return 0n
  }
}
