import { cp } from 'node:fs/promises'
import { receipt } from '../model/address.ts'
import { yearsOf } from '../model/totals.ts'
import { describeFolder } from '../proof/describe.ts'
import type { PublishedFile, Revision } from '../proof/manifest.ts'
import { writeProof } from '../proof/write.ts'
import type { Published } from '../review/load.ts'
import { dataBatches } from './batch.ts'
import { makeOutputs } from './make.ts'
import { requestOf } from './page.ts'
import { countyPlan } from './plan.ts'
import { doJobs } from './pool.ts'
import type { Program } from './program/program.ts'
import { countTo } from './progress.ts'
import { entryOf, findOrWrite, linkEntry, prune } from './store.ts'
import { jobsOf } from './unit-year.ts'

/** What a build knows beside the content. */
export interface Circumstances {
  program: Program
  /** Where the finished files of units' years are from one build to the next; whatever is in it, what is built is the same. */
  store: string
  /** The commit that the content is, where it is one. */
  revision: Revision | undefined
}

/**
 * Builds the site of a publication into `folder`, which is a new one: each unit's year by itself, on all cores, or as it was
 * made before; the open data, likewise; what else is about more than one; the program's own files; and the proof of it all.
 */
export async function buildSite(
  published: Published,
  folder: string,
  { program, store, revision }: Circumstances,
) {
  const site = { site: published.site, years: yearsOf(published) }
  await cp(program.assets, folder, { recursive: true })
  const files = await describeFolder(folder)
  const jobs = jobsOf(published, program.version)
  const batches = dataBatches(published, program.version)
  const outputs = countyPlan(published)
  const counter = countTo(jobs.length + batches.length + outputs.length, '生成')
  const links: Promise<void>[] = []
  const take = (entry: string, own: readonly PublishedFile[]) => {
    files.push(...own)
    links.push(linkEntry(entry, own, folder))
    counter.count()
  }
  await doJobs(jobs, program, store, ({ job, files: own }) => take(entryOf(store, job), own))
  for (const batch of batches) {
    const entry = entryOf(store, batch)
    const make = (unfinished: string) => makeOutputs(batch.outputs, site, program, unfinished)
    take(entry, await findOrWrite(entry, make))
  }
  await Promise.all(links)
  files.push(...(await makeOutputs(outputs, site, program, folder, counter.count)))
  counter.end()
  await writeProof(folder, files, published, revision ?? {}, async (form) =>
    program.renderPage(await requestOf(site, { address: receipt, page: () => ({ receipt: { form } }) })),
  )
  await prune(store, [...jobs, ...batches])
}
