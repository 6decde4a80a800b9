import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { recordsOf } from '../form/choose.ts'
import type { FormRecord } from '../form/record.ts'
import { pdfOf, sheetAddress, sheetLayout } from './documents.ts'
import { load, type Published } from './load.ts'
import { indexName } from './made-sheets.ts'

/** Below this many, starting workers takes longer than making the sheets. */
export const worthSharing = 200

/** Every record of a publication that has a sheet. */
export function sheetRecords(published: Published): FormRecord[] {
  return published.departments.flatMap(recordsOf)
}

/** One worker's part of the sheets: every `of`-th, from the `share`-th on. */
export interface Share {
  root: string
  folder: string
  share: number
  of: number
}

/**
 * Makes all sheets below `folder`, at their addresses, with `workers` threads at once.
 * @param onSheet is told of each sheet that is done
 */
export async function makeSheets(
  root: string,
  folder: string,
  workers: number,
  onSheet: () => void,
): Promise<void> {
  const pages: Record<string, number> = {}
  const shares = Array.from({ length: workers }, async (_, share) => {
    const workerData: Share = { root, folder, share, of: workers }
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
  { root, folder, share, of }: Share,
  done: (made: { address: string; pages: number }) => void,
): Promise<void> {
  const published = await load(root)
  for (const [index, record] of sheetRecords(published).entries()) {
    if (index % of !== share) continue
    const address = sheetAddress(record)
    const layout = sheetLayout(published, record)
    const path = join(folder, address)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, await pdfOf(layout))
    done({ address, pages: layout.pages.length })
  }
}
