import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { CheckSetup } from './check-years.ts'
import type { CheckOrder } from './memory.ts'

/* Checks one unit's year after the other, as `check-years.ts` sends them. */

const { root, memory, standard, compiled }: CheckSetup = workerData
if (compiled !== undefined) enableCompileCache(compiled)
const { checkedText } = await import('./memory.ts')
const { standardOf } = await import('./year.ts')

const { templates, settings, sound } = standard
const checking = { root, memory, standard: standardOf(templates, settings, sound) }
parentPort?.on('message', async (order: CheckOrder) => {
  parentPort?.postMessage(await checkedText(checking, order))
})
