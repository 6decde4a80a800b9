import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { BesideSetup } from '../review/workers.ts'
import type { DataOrder } from './data-files.ts'

/* Makes the files of the open data, for `make-data.ts`. */

const { compiled }: BesideSetup = workerData
if (compiled !== undefined) enableCompileCache(compiled)
const { makeDataFiles } = await import('./data-files.ts')

parentPort?.on('message', async (order: DataOrder) => {
  parentPort?.postMessage(await makeDataFiles(order))
})
