import { parentPort, workerData } from 'node:worker_threads'
import { doJob, type WorkerSetup } from './pool.ts'
import { loadProgram } from './program/program.ts'
import type { Job } from './unit-year.ts'

/* Does one job after the other, as `pool.ts` sends them. */
const { root, compiled, store }: WorkerSetup = workerData
const program = await loadProgram(root, compiled)
parentPort?.on('message', async (job: Job) => {
  parentPort?.postMessage(await doJob(job, program, store))
})
