import { cp } from 'node:fs/promises'
import { fileAt, home, proofIn, receipt } from '../model/address.ts'
import { type Fault, placeOfFault } from '../model/fault.ts'
import type { Grid } from '../model/grid.ts'
import { yearsOf } from '../model/totals.ts'
import { describeFolder } from '../proof/describe.ts'
import type { Held, Revision } from '../proof/manifest.ts'
import { isPart } from '../proof/tree.ts'
import { writeProof } from '../proof/write-proof.ts'
import type { Published } from '../review/load.ts'
import { type Batch, dataScopes, makeData } from './batch.ts'
import { carry, findCarried } from './carry.ts'
import { openEarlier } from './earlier-site.ts'
import { makeOutputs } from './make.ts'
import { openRelease } from './open-release.ts'
import { compareYears } from './outputs/years.ts'
import { digestOf, pageBatch } from './page-batch.ts'
import { requestOf } from './page-request.ts'
import { countyPlan } from './plan.ts'
import { doJobs, type Places } from './pool.ts'
import type { Program } from './program/program.ts'
import { countTo } from './progress.ts'
import { type Entry, entryOf, findOrWrite, prune } from './store.ts'
import { jobsOf } from './unit-year.ts'

/** What a build knows beside the content. */
export interface Circumstances extends Pick<Places, 'store'> {
  program: Program
  /** Where a site may be that is shown no more; what stays as it is in it is moved from there. */
  earlier?: string | undefined
  /** The commit that the content is, where it is one. */
  revision: Revision | undefined
  /** The folder of the site that this one takes the place of, where there is one whose files may stay. */
  before?: string
  /** Says how far it is; without, the terminal does. */
  say?: (line: string) => void
}

/** A site that was built. */
export interface Built {
  /** The units' years that are not built as their files say. */
  faults: readonly Fault[]
  /** The paths of its files, but the proof of it all. */
  paths: readonly string[]
  /** The paths of those that were made for this site alone, the proof's among them; the store has a name for every other. */
  own: readonly string[]
}

/**
 * Builds the site of a publication into `folder`, which is a new one: each unit's year by itself, on all cores, or as it was
 * made before; the open data, likewise; what else is about more than one; the program's own files; and the proof of it all.
 */
export async function buildSite(
  checked: Published,
  folder: string,
  { program, store, earlier: waiting, revision, before, say }: Circumstances,
): Promise<Built> {
  const { faults, paths } = await findCarried(checked.faults, before)
  const published = { ...checked, faults }
  const site = { site: published.site, years: yearsOf(published) }
  await cp(program.assets, folder, { recursive: true })
  const earlier = waiting === undefined ? undefined : openEarlier(waiting)
  const release = openRelease(folder)
  release.add(await describeFolder(folder))
  const jobs = jobsOf(published, program.version)
  const compared = compareYears(published)
  const outputs = countyPlan(published, compared)
  const counter = countTo(jobs.length + dataScopes(published).length + outputs.length, '生成', say)
  await doJobs(jobs, program, { store, earlier }, ({ job, ...done }) => {
    // Their manifests name the files of units' years.
    release.place(entryOf(store, job), done, done.files.filter(isPart))
    counter.count()
  })
  const take = async (batch: Batch): Promise<Entry> => {
    const entry = entryOf(store, batch)
    const make = (unfinished: string) => makeOutputs(batch.outputs, site, program, unfinished)
    release.place(entry, { files: await findOrWrite(entry, make), folders: [] })
    counter.count()
    return { name: batch.name, key: batch.key }
  }
  const entries: Entry[] = [...jobs, ...(await makeData(published, program.version, store, take))]
  const digest = digestOf(published, compared)
  for (const output of outputs) {
    const page = await pageBatch(output, site, program.version, digest)
    if (page) entries.push(await take(page))
    else release.add(await makeOutputs([output], site, program, folder, counter.count))
  }
  if (before !== undefined) {
    const carried = await carry(paths, before, folder)
    release.add(carried, carried.filter(isPart))
  }
  counter.end()
  const page = async (form: Grid) =>
    program.renderPage(await requestOf(site, { address: receipt, page: () => ({ receipt: { form } }) }))
  const proved = { ...revision, ...heldIn(published) }
  await writeProof(folder, release.files, published, proved, page, release.amount())
  await prune(store, entries)
  const proof = Object.values(proofIn(home)).map(fileAt)
  return { faults, paths: release.paths, own: [...release.own, ...proof] }
}

function heldIn({ faults }: Published): { held?: Held } {
  if (faults.length === 0) return {}
  const shown = faults.map((fault): [string, string | null] => {
    const isShown = !fault.absent || fault.carried
    return [placeOfFault(fault), (isShown && fault.shows) || null]
  })
  return { held: Object.fromEntries(shown) }
}
