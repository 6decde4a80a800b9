import { parentPort, workerData } from 'node:worker_threads'
import { doJob, type Order, type WorkerSetup } from './pool.ts'
import { loadProgram } from './program/program.ts'

/* Does one job after the other, as `pool.ts` sends them. */
const { root, compiled }: WorkerSetup = workerData
const program = await loadProgram(root, compiled)
let last = Promise.resolve()
parentPort?.on('message', (order: Order) => {
  last = last.then(async () => parentPort?.postMessage(await doJob(order, program)))
})
