import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Part, TablePart } from '../data/part.ts'
import type { Table } from '../data/table.ts'
import { isAnalysed } from '../data/tables.ts'
import type { Deflated } from '../data/zip.ts'
import type { PublishedFile } from '../proof/manifest.ts'
import { type Entry, entryOf, findOrWrite, readEntry } from './store.ts'
import { writePieces } from './write-pieces.ts'

/* A part of the tables that is in the store: the files of everything are put together from those of years that stay as they are. */

const indexName = 'tables.json'

/** What the index says of a table, beside its bytes, which are in files. */
interface Stored {
  rows: number
  widths: readonly number[]
  zipped: Omit<Deflated, 'bytes'>
  sheet: Omit<Deflated, 'bytes'>
}

/** How many rows of each table a part has that was stored before; undefined where it is to be made. */
export function storedRows(entry: string, tables: readonly Table[]): number[] | undefined {
  if (!readEntry(entry)) return undefined
  const index = readIndex(entry)
  return tables.map(({ id }) => index[id]?.rows ?? 0)
}

function readIndex(folder: string): Record<string, Stored> {
  return JSON.parse(readFileSync(join(folder, indexName), 'utf8'))
}

/**
 * A part that was stored before, or is now. Its files are read when they are asked for.
 * @param part says how it is made
 * @param before how many rows of each table are above it
 */
export async function storedPart(
  store: string,
  entry: Entry,
  part: Part,
  before: readonly number[],
): Promise<Part> {
  const folder = entryOf(store, entry)
  await findOrWrite(folder, async (unfinished) => writePart(unfinished, part, before))
  const index = readIndex(folder)
  return part.map(({ table }) => readTable(folder, table, index[table.id]))
}

function writePart(folder: string, part: Part, before: readonly number[]): PublishedFile[] {
  const files: PublishedFile[] = []
  const index: Record<string, Stored> = {}
  const write = (name: string, bytes: Uint8Array) => void files.push(writePieces(folder, name, [bytes]))
  const writeDeflated = (name: string, { bytes, ...facts }: Deflated) => {
    write(name, bytes)
    return facts
  }
  for (const [at, one] of part.entries()) {
    const { table } = one
    if (one.rows() === 0) continue
    const names = namesOf(table.id)
    write(names.csv, one.csv())
    write(names.json, one.json())
    if (isAnalysed(table)) write(names.parquet, one.parquet())
    index[table.id] = {
      rows: one.rows(),
      widths: one.widths(),
      zipped: writeDeflated(names.zipped, one.zipped()),
      sheet: writeDeflated(names.sheet, one.sheet(before[at] ?? 0)),
    }
  }
  write(indexName, Buffer.from(JSON.stringify(index)))
  return files
}

function readTable(folder: string, table: Table, stored: Stored | undefined): TablePart {
  const names = namesOf(table.id)
  const read = (name: string) => readFileSync(join(folder, name))
  const { rows = 0, widths = [], zipped, sheet } = stored ?? {}
  const deflated = (name: string, facts: Stored['sheet'] | undefined): Deflated => {
    if (!facts) throw new Error(`${name} was not stored: it has no rows`)
    return { bytes: read(name), ...facts }
  }
  return {
    table,
    rows: () => rows,
    widths: () => widths,
    csv: () => read(names.csv),
    json: () => read(names.json),
    parquet: () => read(names.parquet),
    zipped: () => deflated(names.zipped, zipped),
    sheet: () => deflated(names.sheet, sheet),
  }
}

function namesOf(table: string) {
  return {
    csv: `${table}.csv`,
    json: `${table}.json`,
    parquet: `${table}.parquet`,
    zipped: `${table}.csv.deflate`,
    sheet: `${table}.xml.deflate`,
  }
}
