import { existsSync, linkSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { namesIn, removeFolder } from '../content/text/write-files.ts'
import type { Published } from '../review/load.ts'
import { doJobs } from './pool.ts'
import type { Program } from './program/program.ts'
import { countTo } from './progress.ts'
import { entryOf } from './store.ts'
import { jobsOf } from './unit-year.ts'

/** What is made ahead, and where. */
interface Ahead {
  store: string
  quarantine: string
  /** Whose years are meant; without, all. */
  units?: ReadonlySet<string> | undefined
  /** Says how far it is. */
  say?: (line: string) => void
}

/**
 * Makes the units' years that are not made yet in a store of their own: what is made of may be refused still, and another build may use
 * the store meanwhile.
 */
export async function makeAhead(
  published: Published,
  program: Program,
  { store, quarantine, units, say }: Ahead,
) {
  const jobs = jobsOf(published, program.version).filter(
    (job) => (units?.has(job.unit) ?? true) && !existsSync(entryOf(store, job)),
  )
  // Most files of a unit's year are those of the entry before.
  for (const { name } of jobs) linkEntries(join(store, name), join(quarantine, name))
  const counter = countTo(jobs.length, '生成', say)
  await doJobs(jobs, program, quarantine, counter.count)
  counter.end()
}

/** Brings what was made ahead into the store; only for whoever may write there. */
export function adoptMade(quarantine: string, store: string) {
  for (const name of namesIn(quarantine))
    for (const key of namesIn(join(quarantine, name)))
      if (!existsSync(join(store, name, key))) {
        mkdirSync(join(store, name), { recursive: true })
        renameSync(join(quarantine, name, key), join(store, name, key))
      }
}

/** Another build may remove an entry at any moment: then it is not there to be shared. */
function linkEntries(from: string, to: string) {
  for (const key of namesIn(from)) {
    try {
      linkAll(join(from, key), join(to, key))
    } catch {
      removeFolder(join(to, key))
    }
  }
}

function linkAll(from: string, to: string) {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const file = join(entry.parentPath, entry.name)
      const other = join(to, file.slice(from.length))
      mkdirSync(dirname(other), { recursive: true })
      linkSync(file, other)
    }
}
