import type { Origin } from '../model/origin.ts'
import { type Checking, type CheckOrder, checkedText, keepFound, type Memory, recallAll } from './memory.ts'
import { stampedContent } from './stamps.ts'
import { inWorkers, type WorkerKind, workersFor } from './workers.ts'
import { type CheckedYear, checkYear, type Standard } from './year.ts'

/** Checks units' years, or finds again what was found in the same files by the same standard. */
export async function checkOrRemember(
  root: string,
  folders: readonly string[],
  standard: Standard,
  { memory, origin }: { memory?: Memory | undefined; origin?: Origin | undefined },
): Promise<CheckedYear[]> {
  // A folder that was named by mistake stays as it is.
  if (folders.length === 0) return []
  const from = origin ?? (memory && stampedContent(root, memory.quarantine ?? memory.folder))
  const known = memory && from ? recallAll(folders, standard, memory, from) : new Map<string, CheckedYear>()
  const unknown = folders.filter((folder) => !known.has(folder))
  const ids = await from?.write(unknown)
  if (memory) {
    const orders = unknown.map((folder) => ({ folder, ids: ids?.get(folder) ?? [] }))
    await checkAndRemember({ root, standard, memory }, orders, (order, year) => {
      known.set(order.folder, year)
      keepFound(order, standard, memory, year)
    })
  } else for (const folder of unknown) known.set(folder, await checkYear(root, folder, standard))
  return folders.flatMap((folder) => known.get(folder) ?? [])
}

/** Below this many units' years, starting another worker takes longer than they do. */
const worthAWorker = 40

/** Checks units' years, on every core where there are many. */
async function checkAndRemember(
  checking: Checking,
  orders: readonly CheckOrder[],
  onChecked: (order: CheckOrder, year: CheckedYear) => void,
) {
  const take = (order: CheckOrder, text: string) => onChecked(order, JSON.parse(text))
  const workers = workersFor(orders.length, worthAWorker)
  if (workers < 2) for (const order of orders) take(order, await checkedText(checking, order))
  else await inWorkers(workers, checkWorker(checking), orders.values(), (order) => order, take)
}

/** What a worker that checks is started with. */
export interface CheckSetup {
  root: string
  memory: Memory
  standard: Pick<Standard, 'templates' | 'settings' | 'sound'>
}

function checkWorker({ root, standard, memory }: Checking): WorkerKind {
  const { templates, settings, sound } = standard
  const { found: _, earlier: __, ...own } = memory
  const setup: CheckSetup = { root, memory: own, standard: { templates, settings, sound } }
  return { script: new URL('./check-worker.ts', import.meta.url), setup }
}
