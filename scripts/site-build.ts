import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { build } from 'astro'
import { forgetPast, keepVariable } from '../src/keep/keep.ts'
import { forgetOthers, keepFolder } from '../src/keep/program.ts'
import type { Revision } from '../src/proof/manifest.ts'
import { writeProof } from '../src/proof/write.ts'
import type { Published } from '../src/publish/load.ts'
import { madeSheetsVariable } from '../src/publish/made-sheets.ts'
import { makeSheets, unkeptSheets, worthSharing } from '../src/publish/make-sheets.ts'
import { countTo, renderProgress } from './progress.ts'

/** The program that builds, which need not be where the content is. */
const program = join(import.meta.dirname, '..')

/**
 * Builds the site of the working directory's content into `folder`, which is a new one. The program is ours all the same.
 * @param revision the commit that the content is, where it is one
 * @param cache where documents are kept from one build to the next; whatever is in it, what is built is the same
 */
export async function buildSite(
  published: Published,
  folder: string,
  revision: Revision | undefined,
  cache: string,
) {
  const kept = await keepFolder(cache, program)
  process.env[keepVariable] = kept
  const sheets = `${folder}.sheets`
  const pages = renderProgress()
  try {
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
    await rm(sheets, { recursive: true, force: true, maxRetries: 10 })
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
