import { yearsOf } from '../model/totals.ts'
import type { Published } from '../review/load.ts'
import type { SiteData } from '../site/page-data.ts'
import { type Batch, dataScopes, makeData } from './batch.ts'
import { makeOutputs } from './make.ts'
import { countFiles, type Release } from './open-release.ts'
import { compareYears } from './outputs/years.ts'
import { digestOf, pageBatch } from './page-batch.ts'
import { countyPlan } from './plan.ts'
import type { Program } from './program/program.ts'
import { countTo } from './progress.ts'
import { type Entry, entryOf, findOrWrite, placeEntry } from './store.ts'

/** What every page prints of a publication. */
export function siteDataOf(published: Published): SiteData {
  return { site: published.site, years: yearsOf(published) }
}

/** What makes the outputs, and what finds them again. */
interface Making {
  program: Program
  store: string
  say?: (line: string) => void
}

/**
 * Makes what is about more than one unit's year in the folder of a site: the open data of everything and of each year, and the pages and
 * files of the county; or finds it as it was made before.
 * @returns the entries of the store that it is of
 */
export async function makeCounty(
  published: Published,
  folder: string,
  release: Release,
  { program, store, say }: Making,
): Promise<Entry[]> {
  const site = siteDataOf(published)
  const compared = compareYears(published)
  const outputs = countyPlan(published, compared)
  const counter = countTo(dataScopes(published).length + outputs.length, '生成全县的', say)
  const take = async (batch: Batch): Promise<Entry> => {
    const entry = entryOf(store, batch)
    const make = (unfinished: string) => makeOutputs(batch.outputs, site, program, unfinished)
    const files = await findOrWrite(entry, make)
    placeEntry(entry, { files, folders: [] }, folder)
    release.count(countFiles(files))
    counter.count()
    return { name: batch.name, key: batch.key }
  }
  const entries = await makeData(published, program.version, store, take)
  const digest = digestOf(published, compared)
  for (const output of outputs) {
    const page = await pageBatch(output, site, program.version, digest)
    if (page) entries.push(await take(page))
    else release.add(await makeOutputs([output], site, program, folder, counter.count))
  }
  counter.end()
  return entries
}
