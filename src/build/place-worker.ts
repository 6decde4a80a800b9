import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { BesideSetup } from '../review/workers.ts'
import type { Placing } from './place.ts'

/* Brings finished entries into the folder of a site, for `place.ts`. */

const { compiled }: BesideSetup = workerData
if (compiled !== undefined) enableCompileCache(compiled)
const { placeFound } = await import('./place.ts')

parentPort?.on('message', (placing: Placing) => parentPort?.postMessage(placeFound(placing)))
