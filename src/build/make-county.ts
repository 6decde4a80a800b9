import { filesOf } from '../data/files.ts'
import { fileAt } from '../model/address.ts'
import type { Published } from '../review/load.ts'
import type { SiteData } from '../site/page-data.ts'
import { batchOf, digestOf } from './batch.ts'
import type { ScopeInStore } from './data-files.ts'
import { makeOutputs } from './make.ts'
import { makeData } from './make-data.ts'
import { countFiles, type Release } from './open-release.ts'
import type { Output, PageOutput } from './output.ts'
import { dataPageOutput, dataScopes } from './outputs/data.ts'
import { compareYears } from './outputs/years.ts'
import { countyPlan } from './plan.ts'
import type { Program } from './program/program.ts'
import { countTo } from './progress.ts'
import { type Entry, entryOf, findOrWrite, placeEntry, type StoredFile } from './store.ts'

/** What makes outputs, and where they come. */
export interface Making {
  program: Program
  /** What every page prints. */
  site: SiteData
  store: string
  folder: string
  release: Release
  say?: ((line: string) => void) | undefined
}

/**
 * Makes what is about more than one unit's year in the folder of a site: the pages and files of the county, and beside them the open data
 * of everything and of each year; or finds it as it was made before.
 * @returns the entries of the store that it is of
 */
export async function makeCounty(published: Published, making: Making): Promise<Entry[]> {
  const data = makeData(published, making.program.version, making.store)
  const county = makePages(published, making)
  // Neither is to go on by itself when the other has failed.
  await Promise.allSettled([data, county])
  const { entries, make, end } = await county
  for (const scope of await data) {
    place(making, scope.entries[0], scope.files)
    entries.push(...scope.entries, ...(await make(dataPage(published, scope))))
  }
  end()
  return entries
}

/** Makes one output, or finds it again; the entry of the store that it is of, if it has one. */
type Make = (output: Output) => Promise<Entry[]>

/** The pages and files of the county. */
interface CountyPages {
  entries: Entry[]
  /** Makes what comes after them. */
  make: Make
  end(): void
}

async function makePages(published: Published, making: Making): Promise<CountyPages> {
  const { program, site, store, folder, release, say } = making
  const compared = compareYears(published)
  const outputs = countyPlan(published, compared)
  const digest = digestOf(published, compared)
  const counter = countTo(outputs.length + dataScopes(published).length, '生成全县的网页和数据', say)
  const make: Make = async (output) => {
    const batch = await batchOf(output, site, program.version, digest)
    if (batch) {
      const write = (unfinished: string) => makeOutputs([batch.output], site, program, unfinished)
      place(making, batch, await findOrWrite(entryOf(store, batch), write))
    } else release.add(await makeOutputs([output], site, program, folder))
    counter.count()
    return batch ? [{ name: batch.name, key: batch.key }] : []
  }
  const entries: Entry[] = []
  for (const output of outputs) entries.push(...(await make(output)))
  return { entries, make, end: counter.end }
}

function place({ store, folder, release }: Making, entry: Entry, files: readonly StoredFile[]) {
  placeEntry(entryOf(store, entry), { files, folders: [] }, folder)
  release.count(countFiles(files))
}

/** The page of a scope whose files are in the store. */
function dataPage(published: Published, { year, files, rows }: ScopeInStore): PageOutput {
  const sizes = new Map(files.map(({ path, size }) => [path, size]))
  return dataPageOutput(published, filesOf(published, year === undefined ? {} : { year }), {
    rows: (_, at) => rows[at] ?? 0,
    size({ address }) {
      const size = sizes.get(fileAt(address))
      if (size === undefined) throw new Error(`there is no file for ${address}`)
      return size
    },
  })
}
