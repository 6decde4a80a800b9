import type { Making } from './make-county.ts'
import { countYear } from './open-release.ts'
import { doJobs } from './pool.ts'
import { countTo } from './progress.ts'
import { entryOf, placeEntry } from './store.ts'
import type { Job } from './unit-year.ts'

/** Makes units' years, and brings them into the folder of a site. */
export async function makeYears(jobs: readonly Job[], { program, store, folder, release, say }: Making) {
  if (jobs.length === 0) return
  const counter = countTo(jobs.length, '生成各单位各年度', say)
  await doJobs(jobs, program, store, ({ job, files }) => {
    placeEntry(entryOf(store, job), { files, folders: [] }, folder)
    release.count(countYear(files))
    counter.count()
  })
  counter.end()
}
