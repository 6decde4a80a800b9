import { existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { receipt } from '../model/address.ts'
import { type Fault, placeOfFault } from '../model/fault.ts'
import type { Grid } from '../model/grid.ts'
import { yearsOf } from '../model/totals.ts'
import { describeFolder } from '../proof/describe.ts'
import { hasEditions } from '../proof/editions.ts'
import type { Held, PublishedFile, Revision } from '../proof/manifest.ts'
import { isPart } from '../proof/tree.ts'
import { writeProof } from '../proof/write-proof.ts'
import type { Published } from '../review/load.ts'
import { carry, findCarried } from './carry.ts'
import { makeCounty } from './make-county.ts'
import { makeYears } from './make-years.ts'
import { openRelease } from './open-release.ts'
import { requestOf } from './page-request.ts'
import { placeBeside } from './place.ts'
import type { Program } from './program/program.ts'
import { entryOf, prune } from './store.ts'
import { jobsOf } from './unit-year.ts'

/** What a build knows beside the content. */
export interface Circumstances {
  program: Program
  /** Where finished files are, from one build to the next; whatever is in it, what is built is the same. */
  store: string
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
  /** The files of which editions are known. */
  documents: readonly PublishedFile[]
}

/**
 * Builds the site of a publication into `folder`, which is a new one: each unit's year by itself, on all cores, or as it was
 * made before; the open data, likewise; what else is about more than one; the program's own files; and the proof of it all.
 */
export async function buildSite(
  checked: Published,
  folder: string,
  circumstances: Circumstances,
): Promise<Built> {
  const { program, store, earlier, revision, before, say } = circumstances
  const { faults, paths } = await findCarried(checked.faults, before)
  const published = { ...checked, faults }
  const site = { site: published.site, years: yearsOf(published) }
  await cp(program.assets, folder, { recursive: true })
  const release = openRelease()
  release.add(await describeFolder(folder))
  const making = { program, site, store, folder, release, say }
  const jobs = jobsOf(published, program.version)
  const there = new Set(jobs.filter((job) => existsSync(entryOf(store, job))))
  await makeYears(
    jobs.filter((job) => !there.has(job)),
    making,
  )
  const placing = placeBeside({ entries: [...there].map((job) => entryOf(store, job)), folder, earlier })
  const county = makeCounty(published, making)
  // What the one has begun is not to write on when the other has failed.
  await Promise.allSettled([placing, county])
  const [entries, { counted, damaged }] = [await county, await placing]
  release.count(counted)
  await makeYears(
    jobs.filter((job) => damaged.has(entryOf(store, job))),
    making,
  )
  if (before !== undefined) {
    const carried = await carry(paths, before, folder)
    release.add(carried, carried.filter(isPart))
  }
  const page = async (form: Grid) =>
    program.renderPage(await requestOf(site, { address: receipt, page: () => ({ receipt: { form } }) }))
  const proved = { ...revision, ...heldIn(published) }
  const proof = await writeProof(folder, release.files, published, proved, page, release.amount())
  await prune(store, [...jobs, ...entries])
  return {
    faults,
    paths: release.paths,
    own: [...release.own, ...proof.map(({ path }) => path)],
    documents: [...release.documents, ...proof.filter(hasEditions)],
  }
}

function heldIn({ faults }: Published): { held?: Held } {
  if (faults.length === 0) return {}
  const shown = faults.map((fault): [string, string | null] => {
    const isShown = !fault.absent || fault.carried
    return [placeOfFault(fault), (isShown && fault.shows) || null]
  })
  return { held: Object.fromEntries(shown) }
}
