import { workerData } from 'node:worker_threads'
import { doOrders } from '../review/workers.ts'
import { doJob, type Order, type WorkerSetup } from './pool.ts'
import { loadProgram } from './program/program.ts'

/* Does one job after the other, as `pool.ts` sends them. */

const { root, compiled }: WorkerSetup = workerData
const program = await loadProgram(root, compiled)
doOrders((order: Order) => doJob(order, program))
