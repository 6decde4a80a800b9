import { rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { build } from 'astro'
import { forgetPast, keepVariable } from '../cache/cache.ts'
import { forgetOthers, keepFolder } from '../cache/program.ts'
import { madeSheetsVariable } from '../documents/made-sheets.ts'
import { makeSheets, unkeptSheets, worthSharing } from '../documents/make-sheets.ts'
import type { Revision } from '../proof/manifest.ts'
import { writeProof } from '../proof/write.ts'
import { firstPublishedVariable } from '../review/first-published.ts'
import type { Published } from '../review/load.ts'
import { countTo, renderProgress } from './progress.ts'

/** The program that builds, which need not be where the content is. */
const program = join(import.meta.dirname, '../..')

/** What a build knows beside the content. */
interface Circumstances {
  /** The commit that the content is, where it is one. */
  revision: Revision | undefined
  /** When each content file was first published, as far as its history tells. */
  firstPublished: ReadonlyMap<string, string>
  /** Where documents are kept from one build to the next; whatever is in it, what is built is the same. */
  cache: string
}

/**
 * Builds the site of the working directory's content into `folder`, which is a new one. The program is ours all the same.
 */
export async function buildSite(
  published: Published,
  folder: string,
  { revision, firstPublished, cache }: Circumstances,
) {
  const kept = await keepFolder(cache, program)
  process.env[keepVariable] = kept
  const dates = `${folder}.published.json`
  const sheets = `${folder}.sheets`
  const pages = renderProgress()
  try {
    await writeFile(dates, JSON.stringify(Object.fromEntries(firstPublished)))
    process.env[firstPublishedVariable] = dates
    await makeManySheets(unkeptSheets(published), sheets)
    await build({
      root: program,
      outDir: folder,
      logLevel: 'error',
      integrations: [pages.integration],
    })
    pages.end()
    await writeProof(folder, published, revision ?? {})
    forgetPast(kept)
    await forgetOthers(kept)
  } finally {
    for (const made of [sheets, dates]) await rm(made, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** Many sheets are made beforehand, on all cores; the pages then take them from the folder, and make those that are few. */
async function makeManySheets(places: readonly number[], folder: string) {
  const workers = Math.min(availableParallelism(), Math.floor(places.length / worthSharing))
  if (workers < 2) return
  const counter = countTo(places.length, '单表')
  await makeSheets(process.cwd(), folder, places, workers, counter.count)
  counter.end()
  process.env[madeSheetsVariable] = folder
}
