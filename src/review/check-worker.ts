import { workerData } from 'node:worker_threads'
import type { CheckSetup } from './check-years.ts'
import { type CheckOrder, checkedText } from './memory.ts'
import { doOrders } from './workers.ts'
import { standardOf } from './year.ts'

/* Checks one unit's year after the other, as `check-years.ts` sends them. */

const { root, memory, standard }: CheckSetup = workerData
const { templates, settings, sound } = standard
const checking = { root, memory, standard: standardOf(templates, settings, sound) }
doOrders((order: CheckOrder) => checkedText(checking, order))
