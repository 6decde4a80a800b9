import { cp } from 'node:fs/promises'
import { receipt } from '../model/address.ts'
import { type Fault, placeOfFault } from '../model/fault.ts'
import type { Grid } from '../model/form.ts'
import { yearsOf } from '../model/totals.ts'
import { describeFolder } from '../proof/describe.ts'
import type { Held, PublishedFile, Revision } from '../proof/manifest.ts'
import { isPart } from '../proof/tree.ts'
import { amountOf, sumOf, writeProof } from '../proof/write.ts'
import type { Published } from '../review/load.ts'
import { dataBatches } from './batch.ts'
import { carry, findCarried } from './carry.ts'
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
  /** The folder of the site that this one takes the place of, where there is one whose files may stay. */
  before?: string
}

/**
 * Builds the site of a publication into `folder`, which is a new one: each unit's year by itself, on all cores, or as it was
 * made before; the open data, likewise; what else is about more than one; the program's own files; and the proof of it all.
 * @returns the units' years that are not built as their files say
 */
export async function buildSite(
  checked: Published,
  folder: string,
  { program, store, revision, before }: Circumstances,
): Promise<readonly Fault[]> {
  const { faults, paths } = await findCarried(checked.faults, before)
  const published = { ...checked, faults }
  const site = { site: published.site, years: yearsOf(published) }
  await cp(program.assets, folder, { recursive: true })
  const files = await describeFolder(folder)
  const whole = [amountOf(files)]
  const jobs = jobsOf(published, program.version)
  const batches = dataBatches(published, program.version)
  const outputs = countyPlan(published)
  const counter = countTo(jobs.length + batches.length + outputs.length, '生成')
  const take = (entry: string, own: readonly PublishedFile[], named = own) => {
    files.push(...named)
    whole.push(amountOf(own))
    linkEntry(entry, own, folder)
    counter.count()
  }
  // Their manifests name the files of units' years.
  await doJobs(jobs, program, store, ({ job, files: own }) =>
    take(entryOf(store, job), own, own.filter(isPart)),
  )
  for (const batch of batches) {
    const entry = entryOf(store, batch)
    const make = (unfinished: string) => makeOutputs(batch.outputs, site, program, unfinished)
    take(entry, await findOrWrite(entry, make))
  }
  const own = await makeOutputs(outputs, site, program, folder, counter.count)
  files.push(...own)
  whole.push(amountOf(own))
  if (before !== undefined) {
    const carried = await carry(paths, before, folder)
    files.push(...carried.filter(isPart))
    whole.push(amountOf(carried))
  }
  counter.end()
  const page = async (form: Grid) =>
    program.renderPage(await requestOf(site, { address: receipt, page: () => ({ receipt: { form } }) }))
  await writeProof(folder, files, published, { ...revision, ...heldIn(published) }, page, sumOf(whole))
  await prune(store, [...jobs, ...batches])
  return faults
}

function heldIn({ faults }: Published): { held?: Held } {
  if (faults.length === 0) return {}
  const shown = faults.map((fault): [string, string | null] => {
    const isShown = !fault.absent || fault.carried
    return [placeOfFault(fault), (isShown && fault.shows) || null]
  })
  return { held: Object.fromEntries(shown) }
}
