import type { Event } from '../corrections/event.ts'
import { lastChange } from '../data/files.ts'
import { partOf, rowsIn } from '../data/part.ts'
import { tablesOf } from '../data/tables.ts'
import { yearsOf } from '../model/totals.ts'
import type { Published } from '../review/load.ts'
import { beside, isDoneBeside } from '../review/workers.ts'
import { type DataOrder, makeDataFiles, type ScopeInStore, type YearOrder } from './data-files.ts'
import { digest, digestOfYear } from './digest.ts'
import { pastOf } from './past.ts'
import { entryOf, readEntry } from './store.ts'
import { storedRows } from './stored-part.ts'

/** What is made of more years is a county made anew: a worker would hold all of it once more. */
const mostAtOnce = 2

/**
 * The open data of each year and of everything in the store, beside this thread where an edit of a large county changes it. A correction
 * of 2025 leaves the files of other years as they are; those of everything are put together from what is stored of each year.
 * @param version that of the program, which could make something else of the same content
 */
export async function makeData(
  published: Published,
  version: string,
  store: string,
): Promise<ScopeInStore[]> {
  const order = orderOf(published, version, store)
  const changed = order.years.filter(({ source }) => source !== undefined).length
  if (!isDoneBeside(published.departments.length) || changed > mostAtOnce) return makeDataFiles(order)
  return beside(new URL('./data-worker.ts', import.meta.url), order)
}

/** What is to be made, and of what. */
function orderOf(published: Published, version: string, store: string): DataOrder {
  const { site, departments, history } = published
  const county = [version, site, yearsOf(published)]
  const keyOf = (...rest: unknown[]) => digest(county, ...rest)
  const past = new Map(departments.map((one) => [one, pastOf(history, one)]))
  const digests = new Map(departments.map((one) => [one, digest(digestOfYear(one), past.get(one))]))
  const years: YearOrder[] = []
  let before = tablesOf(history).map(() => 0)
  for (const year of yearsOf(published).toReversed()) {
    const own = departments.filter((department) => department.year === year)
    const said = own.map((department) => digests.get(department))
    const rows = { name: `rows-${year}`, key: keyOf(before, said) }
    const files = { name: `data-${year}`, key: keyOf(lastChange(published, year), said) }
    const stored = storedRows(entryOf(store, rows), tablesOf(history))
    const isThere = stored !== undefined && readEntry(entryOf(store, files)) !== undefined
    const source = { departments: own, past: own.flatMap((department) => past.get(department) ?? []) }
    const newest = newestOf(history.events.filter((event) => event.year === year))
    years.push({ year, files, rows, before, newest, ...(!isThere && { source }) })
    const counts = stored ?? rowsIn([partOf(history, own)])
    before = before.map((count, table) => count + (counts[table] ?? 0))
  }
  const files = { name: 'data', key: keyOf(lastChange(published), [...digests.values()]) }
  return { store, site, years, all: { files, newest: newestOf(history.events) } }
}

/** All that tells when something was last changed. */
function newestOf(events: readonly Event[]): readonly Event[] {
  return events.slice(0, 1)
}
