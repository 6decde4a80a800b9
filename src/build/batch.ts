import type { Scope } from '../data/data-addresses.ts'
import { lastChange } from '../data/files.ts'
import { type Part, partOf, rowsIn } from '../data/part.ts'
import { yearsOf } from '../model/totals.ts'
import type { Published } from '../review/load.ts'
import { digest, digestOfYear } from './digest.ts'
import type { Output } from './output.ts'
import { dataOutputs } from './outputs/data.ts'
import type { Entry } from './store.ts'
import { storedPart } from './stored-part.ts'
import { pastOf } from './unit-year.ts'

/** Outputs about several units' years that are made together, and found again while none of those changed. */
export interface Batch extends Entry {
  outputs: readonly Output[]
}

/** What the open data is divided into, beside units' years: everything, and each year. */
export function dataScopes(published: Published): Scope[] {
  return [{}, ...yearsOf(published).map((year) => ({ year }))]
}

/**
 * The open data of each year and of everything. A correction of 2025 leaves the files of other years as they are; those of everything
 * are put together from what is stored of each year.
 * @param version that of the program, which could make something else of the same content
 * @param take makes the files of a batch
 * @returns the entries of the store that hold them
 */
export async function makeData(
  published: Published,
  version: string,
  store: string,
  take: (batch: Batch) => Promise<Entry>,
): Promise<Entry[]> {
  const { site, departments, history } = published
  const county = [version, site, yearsOf(published)]
  const keyOf = (...rest: unknown[]) => digest(county, ...rest)
  const digests = new Map(departments.map((one) => [one, digest(digestOfYear(one), pastOf(history, one))]))
  const entries: Entry[] = []
  const parts: Part[] = []
  // In the order of their rows.
  for (const year of yearsOf(published).toReversed()) {
    const own = departments.filter((department) => department.year === year)
    const said = own.map((department) => digests.get(department))
    const part = partOf(history, own)
    const outputs = dataOutputs(published, { year }, () => [part])
    entries.push(await take({ name: `data-${year}`, key: keyOf(lastChange(published, year), said), outputs }))
    const before = rowsIn(parts)
    const entry = { name: `rows-${year}`, key: keyOf(before, said) }
    parts.push(await storedPart(store, entry, part, before))
    entries.push(entry)
  }
  const key = keyOf(lastChange(published), [...digests.values()])
  const outputs = dataOutputs(published, {}, () => parts)
  entries.push(await take({ name: 'data', key, outputs }))
  return entries
}
