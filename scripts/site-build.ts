import { rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { build } from 'astro'
import { firstPublishedVariable } from '../src/publish/first-published.ts'
import type { Published } from '../src/publish/load.ts'
import { madeSheetsVariable } from '../src/publish/made-sheets.ts'
import { makeSheets, sheetRecords, worthSharing } from '../src/publish/make-sheets.ts'
import { countTo, renderProgress } from './progress.ts'

/**
 * Builds the site of the working directory's content into `folder`, which is a new one. The program is ours all the same.
 * @param firstPublished when each content file was first published, as far as its history tells
 */
export async function buildSite(
  published: Published,
  folder: string,
  firstPublished: ReadonlyMap<string, string>,
) {
  const dates = `${folder}.published.json`
  const sheets = `${folder}.sheets`
  const pages = renderProgress()
  try {
    await writeFile(dates, JSON.stringify(Object.fromEntries(firstPublished)))
    process.env[firstPublishedVariable] = dates
    await makeManySheets(sheetRecords(published).length, sheets)
    await build({
      root: join(import.meta.dirname, '..'),
      outDir: folder,
      logLevel: 'error',
      integrations: [pages.integration],
    })
    pages.end()
  } finally {
    for (const made of [sheets, dates]) await rm(made, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** Many sheets are made beforehand, on all cores; the pages then take them from the folder. */
async function makeManySheets(count: number, folder: string) {
  const workers = Math.min(availableParallelism(), Math.floor(count / worthSharing))
  if (workers < 2) return
  const counter = countTo(count, '单表')
  await makeSheets(process.cwd(), folder, workers, counter.count)
  counter.end()
  process.env[madeSheetsVariable] = folder
}
