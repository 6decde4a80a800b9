import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { compileCacheOf } from './compile-cache.ts'
import type { Order, WorkerSetup } from './pool.ts'

/* Does one job after the other, as `pool.ts` sends them. */

// What Node compiled of the program, for this worker or another, is found again: compiling it takes as long as a dozen projects.
const { root, compiled }: WorkerSetup = workerData
enableCompileCache(compileCacheOf(root))
const { doJob } = await import('./pool.ts')
const { loadProgram } = await import('./program/program.ts')

const program = await loadProgram(root, compiled)
parentPort?.on('message', async (order: Order) => {
  parentPort?.postMessage(await doJob(order, program))
})
