import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { parentPort, type ResourceLimits, Worker } from 'node:worker_threads'

/** How many workers are worth their start: one for each core, as long as each has so much to do. */
export function workersFor(amount: number, worthAWorker: number): number {
  return Math.min(availableParallelism(), Math.floor(amount / worthAWorker))
}

/** Below this many units' years, starting a worker takes longer than what it would do beside this thread. */
const worthOneBeside = 60

/** Whether something about so many units' years is done sooner beside this thread. */
export function isDoneBeside(unitYears: number): boolean {
  return availableParallelism() > 1 && unitYears >= worthOneBeside
}

/** Has a worker do one thing beside this thread. */
export async function beside<Answer>(script: URL, order: unknown): Promise<Answer> {
  const answers: Answer[] = []
  await inWorkers(
    1,
    // A nursery half as large as usual takes no longer, and saves 60 MB in all.
    { script, resourceLimits: { maxYoungGenerationSizeMb: 24 } },
    [order].values(),
    (message) => message,
    (_, answer: Answer) => answers.push(answer),
  )
  const [answer] = answers
  if (answer === undefined) throw new Error(`${script} gave no answer`)
  return answer
}

/** What a kind of worker is. */
export interface WorkerKind {
  /** The module that it runs: one that answers each message with another. */
  script: URL
  /** What it is started with. */
  setup?: object
  /** Where Node finds what it compiled of the worker, where it is not where it finds what it compiled of this process. */
  compileCache?: string
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
    const { script, setup, compileCache: NODE_COMPILE_CACHE, resourceLimits = {} } = kind
    const env = { ...process.env, ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }) }
    const worker = new Worker(script, { workerData: setup, env, resourceLimits })
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

/** In a worker: does each order that `inWorkers` sends it, and answers with what comes of it. */
export function doOrders<Order, Answer>(work: (order: Order) => Answer | Promise<Answer>) {
  parentPort?.on('message', async (order: Order) => parentPort?.postMessage(await work(order)))
}
