import { beside, isDoneBeside } from '../review/workers.ts'
import { openEarlier } from './earlier-site.ts'
import { type Counted, countYear } from './open-release.ts'
import { placeEntry, readEntry } from './store.ts'

/** Entries of units' years that are to be brought into the folder of a site. */
export interface Placing {
  entries: readonly string[]
  folder: string
  /** Where a site may be that is shown no more; what stays as it is in it is moved from there. */
  earlier: string | undefined
}

/** What was brought there. */
export interface Placed {
  counted: Counted
  /** The entries in which something is not as it was written. */
  damaged: ReadonlySet<string>
}

/** Brings the entries into the folder, but those that are damaged. */
export function placeFound({ entries, folder, earlier: waiting }: Placing): Placed {
  const earlier = waiting === undefined ? undefined : openEarlier(waiting)
  const damaged = new Set<string>()
  const files = entries.flatMap((entry) => {
    const found = readEntry(entry, earlier)
    if (!found) {
      damaged.add(entry)
      return []
    }
    placeEntry(entry, found, folder)
    return found.files
  })
  return { counted: countYear(files), damaged }
}

/** The same, beside this thread where they are many: looking at ten thousands of files is mostly the system's work. */
export async function placeBeside(placing: Placing): Promise<Placed> {
  if (!isDoneBeside(placing.entries.length)) return placeFound(placing)
  return beside(new URL('./place-worker.ts', import.meta.url), placing)
}
