import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { PlaceSetup } from './place.ts'

/* Brings finished entries into the folder of a site, for `place.ts`. */

const { placing, compiled }: PlaceSetup = workerData
if (compiled !== undefined) enableCompileCache(compiled)
const { placeFound } = await import('./place.ts')

parentPort?.postMessage(placeFound(placing))
