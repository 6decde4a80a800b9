import type { Department, Site } from '../content/record.ts'
import type { Event } from '../corrections/event.ts'
import { type DataSource, filesOf, type ScopeFiles } from '../data/files.ts'
import { type Part, partOf, rowsIn } from '../data/part.ts'
import { fileAt } from '../model/address.ts'
import { historyOf, type Past } from './past.ts'
import { type Entry, entryOf, type FinishedFile, findOrWrite, readEntry, type StoredFile } from './store.ts'
import { storedPart } from './stored-part.ts'
import { writePieces } from './write-pieces.ts'

/* The files of the open data, made of plain data, so that another thread can make them. */

/** All that the data of a budget year is made of, beside the site. */
interface YearSource {
  departments: readonly Department[]
  past: readonly Past[]
}

/** A budget year, and where its data is or shall be. */
export interface YearOrder {
  year: number
  /** Its files. */
  files: Entry
  /** Its rows in every format, which the files of everything are put together from. */
  rows: Entry
  /** How many rows of each table are above them there. */
  before: readonly number[]
  /** The newest that happened to it, if something did. */
  newest: readonly Event[]
  /** What they are made of; absent where both are there. */
  source?: YearSource
}

export interface DataOrder {
  store: string
  site: Site
  /** In the order of their rows. */
  years: readonly YearOrder[]
  /** Everything. */
  all: Pick<YearOrder, 'files' | 'newest'>
}

/** The files of a scope in the store. */
export interface ScopeInStore {
  year?: number
  /** What holds its files; of a year also what holds its rows. */
  entries: readonly [files: Entry, ...rows: Entry[]]
  files: readonly StoredFile[]
  /** How many rows each table has. */
  rows: readonly number[]
}

/** Makes what is not there of each year's files, and of everything's, which are put together from the rows of years. */
export async function makeDataFiles({ store, site, years, all }: DataOrder): Promise<ScopeInStore[]> {
  const find = (entry: Entry, files: ScopeFiles) =>
    findOrWrite(entryOf(store, entry), async (folder) => writeFiles(files, folder))
  const scopes: ScopeInStore[] = []
  const parts: Part[] = []
  for (const { year, files: entry, rows, before, newest, source: own } of years) {
    if (!own) requireThere([entryOf(store, entry), entryOf(store, rows)])
    const source = sourceOf(site, newest, own)
    const part = partOf(source.history, source.departments)
    const files = await find(
      entry,
      filesOf(source, { year }, () => [part]),
    )
    const stored = await storedPart(store, rows, part, before)
    scopes.push({ year, entries: [entry, rows], files, rows: rowsIn([stored]) })
    parts.push(stored)
  }
  const files = await find(
    all.files,
    filesOf(sourceOf(site, all.newest), {}, () => parts),
  )
  return [...scopes, { entries: [all.files], files, rows: rowsIn(parts) }]
}

/** Without its source, a year would be written as one that has nothing. */
function requireThere(entries: readonly string[]) {
  const gone = entries.find((entry) => !readEntry(entry))
  if (gone !== undefined) throw new Error(`${gone} was there a moment ago`)
}

function sourceOf(site: Site, events: readonly Event[], source?: YearSource): DataSource {
  const { departments = [], past = [] } = source ?? {}
  return { site, departments: [...departments], corrections: [], history: historyOf(past, { events }) }
}

function writeFiles({ tables, whole }: ScopeFiles, folder: string): FinishedFile[] {
  return [...tables.flatMap(({ files }) => files), ...whole].map(({ address, pieces }) =>
    writePieces(folder, fileAt(address), pieces()),
  )
}
