import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { keepsAnything } from '../cache/cache.ts'
import { recordsOf } from '../form/choose.ts'
import type { FormRecord } from '../form/record.ts'
import { load, type Published } from '../review/load.ts'
import { isSheetKept, pdfOf, sheetAddress, sheetLayout } from './documents.ts'
import { indexName } from './made-sheets.ts'

/** Below this many, starting workers takes longer than making the sheets. */
export const worthSharing = 200

/** Every record of a publication that has a sheet. */
export function sheetRecords(published: Published): FormRecord[] {
  return published.departments.flatMap(recordsOf)
}

/** The places of the records whose sheets no earlier build has kept. */
export function unkeptSheets(published: Published): number[] {
  const places = sheetRecords(published).map((record, place) => ({ record, place }))
  const unkept = keepsAnything() ? places.filter(({ record }) => !isSheetKept(published, record)) : places
  return unkept.map(({ place }) => place)
}

/** One worker's part of the sheets. */
export interface Share {
  root: string
  folder: string
  places: readonly number[]
}

/**
 * Makes the sheets of the records at `places` below `folder`, at their addresses, with `workers` threads at once.
 * @param onSheet is told of each sheet that is done
 */
export async function makeSheets(
  root: string,
  folder: string,
  places: readonly number[],
  workers: number,
  onSheet: () => void,
): Promise<void> {
  const pages: Record<string, number> = {}
  const shares = Array.from({ length: workers }, async (_, share) => {
    const own = places.filter((_, index) => index % workers === share)
    const workerData: Share = { root, folder, places: own }
    // Sheets leave much short-lived garbage; a small nursery keeps memory low.
    const resourceLimits = { maxYoungGenerationSizeMb: 24 }
    const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), { workerData, resourceLimits })
    worker.on('message', (made: { address: string; pages: number }) => {
      pages[made.address] = made.pages
      onSheet()
    })
    const [code] = await once(worker, 'exit')
    if (code !== 0) throw new Error(`a sheet worker ended with ${code}`)
  })
  await Promise.all(shares)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, indexName), JSON.stringify(pages))
}

/** Makes one worker's share. */
export async function makeShare(
  { root, folder, places }: Share,
  done: (made: { address: string; pages: number }) => void,
): Promise<void> {
  const published = await load(root)
  const records = sheetRecords(published)
  for (const record of places.flatMap((place) => records[place] ?? [])) {
    const address = sheetAddress(record)
    const layout = sheetLayout(published, record)
    const path = join(folder, address)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, await pdfOf(layout))
    done({ address, pages: layout.pages.length })
  }
}
