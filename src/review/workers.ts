import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { type ResourceLimits, Worker } from 'node:worker_threads'

/** How many workers are worth their start: one for each core, as long as each has so much to do. */
export function workersFor(amount: number, worthAWorker: number): number {
  return Math.min(availableParallelism(), Math.floor(amount / worthAWorker))
}

/** What a kind of worker is. */
export interface WorkerKind {
  /** The module that it runs: one that answers each message with another. */
  script: URL
  /** What it is started with. */
  setup: object
  resourceLimits?: ResourceLimits
}

/**
 * Has workers do orders, each one after the other as long as there are some.
 * @param messageOf what a worker is sent of an order, written when it is its turn
 * @param onAnswer is told what each answers
 * @throws what a worker throws
 */
export async function inWorkers<Order, Answer>(
  count: number,
  kind: WorkerKind,
  orders: Iterator<Order>,
  messageOf: (order: Order) => unknown,
  onAnswer: (order: Order, answer: Answer) => void,
) {
  const work = async () => {
    const { script, setup, resourceLimits = {} } = kind
    const worker = new Worker(script, { workerData: setup, resourceLimits })
    try {
      for (let next = orders.next(); !next.done; next = orders.next()) {
        worker.postMessage(messageOf(next.value))
        // Rejects when the worker fails.
        const answers: Answer[] = await once(worker, 'message')
        for (const answer of answers) onAnswer(next.value, answer)
      }
    } finally {
      await worker.terminate()
    }
  }
  await Promise.all(Array.from({ length: count }, work))
}
