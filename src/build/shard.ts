import { cpSync } from 'node:fs'
import { mkdir, readdir, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { removeFolder } from '../content/text/write-files.ts'
import type { Published } from '../review/load.ts'
import type { Circumstances } from './build-site.ts'
import { doJobs } from './pool.ts'
import { countTo } from './progress.ts'
import { prune } from './store.ts'
import { jobsOf } from './unit-year.ts'

/** One of so many parts that the work of a build is divided into, counted from 1. */
export interface Shard {
  number: number
  count: number
}

/** Reads `1/4`; anything else is undefined. */
export function parseShard(text: string): Shard | undefined {
  const [, number, count] = (/^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? []).map(Number)
  return number !== undefined && count !== undefined && number <= count ? { number, count } : undefined
}

/**
 * Makes the units' years of one part into the store, and no site; every other year of the same content is of another part, so
 * that a build with the stores of all parts has nothing left to make but what is about the whole county.
 * @returns how many units' years the part has
 */
export async function buildShard(
  published: Published,
  { program, store }: Pick<Circumstances, 'program' | 'store'>,
  { number, count }: Shard,
): Promise<number> {
  const jobs = jobsOf(published, program.version).filter((_, index) => index % count === number - 1)
  const counter = countTo(jobs.length, '生成')
  await doJobs(jobs, program, store, counter.count)
  counter.end()
  await prune(store, jobs)
  return jobs.length
}

/**
 * Takes what other machines made into the store. Nothing is believed of it: a build looks at every byte of what it finds.
 * @param from the store of a part
 * @returns how many units' years it has
 */
export async function mergeStore(from: string, store: string): Promise<number> {
  const entries = await entriesIn(from)
  for (const entry of entries) {
    const target = join(store, entry)
    const incoming = `${target}.${process.pid}`
    await mkdir(dirname(target), { recursive: true })
    // Each file in the event loop would take twice the time, and three times the processor's.
    cpSync(join(from, entry), incoming, { recursive: true })
    removeFolder(target)
    await rename(incoming, target)
  }
  return entries.length
}

/** The entries of a store: `315002-2020/<key>`. */
async function entriesIn(store: string): Promise<string[]> {
  const names = await readdir(store)
  const entries = await Promise.all(
    names.map(async (name) =>
      (await stat(join(store, name))).isDirectory()
        ? (await readdir(join(store, name))).map((key) => join(name, key))
        : [],
    ),
  )
  return entries.flat().filter((entry) => /^[\w-]+\/[0-9a-f]{64}$/.test(entry))
}
