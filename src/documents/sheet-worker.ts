import { parentPort, workerData } from 'node:worker_threads'
import { makeShare } from './make-sheets.ts'

await makeShare(workerData, (made) => parentPort?.postMessage(made))
