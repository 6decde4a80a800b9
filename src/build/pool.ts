import { inWorkers, type WorkerKind, workersFor } from '../review/workers.ts'
import { compileCacheOf } from './compile-cache.ts'
import { makeUnitYear, type UnitYearOrder } from './make.ts'
import type { Program } from './program/program.ts'
import { entryOf, readEntry, type StoredFile, writeEntry } from './store.ts'
import type { Job } from './unit-year.ts'

/** Below this many jobs, starting another worker takes longer than they do. */
const worthAWorker = 4

/** What a worker is started with. */
export interface WorkerSetup {
  root: string
  compiled: string
}

/** A job that is done, with the files that it made. */
export interface Done {
  job: Job
  files: readonly StoredFile[]
}

/** A job on its way to a worker. */
export interface Order extends UnitYearOrder {
  entry: string
}

/** Does a job that was not done before. */
export async function doJob({ entry, ...order }: Order, program: Program): Promise<StoredFile[]> {
  return writeEntry(entry, (folder) => makeUnitYear(order, program, folder))
}

/**
 * Does all jobs, on every core where there are many to do; what was done before is found again.
 * @param store where finished files are, from one build to the next; whatever is in it, what is built is the same
 * @param onDone is told of each that is done
 */
export async function doJobs(
  jobs: readonly Job[],
  program: Program,
  store: string,
  onDone: (done: Done) => void,
) {
  const undone: Job[] = []
  for (const job of jobs) {
    const found = readEntry(entryOf(store, job))
    if (found) onDone({ job, files: found.files })
    else undone.push(job)
  }
  const orderOf = (job: Job): Order => ({
    entry: entryOf(store, job),
    documents: job.documents,
    input: job.input(),
  })
  const workers = workersFor(undone.length, worthAWorker)
  if (workers < 2) for (const job of undone) onDone({ job, files: await doJob(orderOf(job), program) })
  else
    await inWorkers(workers, jobWorker(program), undone.values(), orderOf, (job, files: StoredFile[]) =>
      onDone({ job, files }),
    )
}

function jobWorker({ root, compiled }: WorkerSetup): WorkerKind {
  const setup: WorkerSetup = { root, compiled }
  return {
    script: new URL('./job-worker.ts', import.meta.url),
    setup,
    // Compiling the program takes as long as a dozen projects.
    compileCache: compileCacheOf(root),
    // Sheets leave much short-lived garbage. A nursery half as large takes twice the time to clear and saves 30 MB; a larger one saves no time.
    resourceLimits: { maxYoungGenerationSizeMb: 48 },
  }
}
