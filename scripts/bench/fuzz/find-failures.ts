import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Share, Told } from './mutant-worker.ts'

/** So long may one mutant take. Sound files take some hundredths of a second; a busy machine is slower. */
const limit = 20_000

/** A mutant that the program did not stand. */
export interface Failure {
  index: number
  problem: string
  file?: string
  bytes?: Uint8Array
}

/** Tries mutants of the seed's files and of an example of each other kind of file; what fails comes smallest first. */
export async function fuzz({
  seed,
  mutants,
  workers,
}: {
  seed: number
  mutants: number
  workers: number
}): Promise<Failure[]> {
  const root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  try {
    const shares = Array.from({ length: workers }, (_, from) =>
      runShare({ root: join(root, String(from)), seed, from, step: workers, mutants }),
    )
    const failures = (await Promise.all(shares)).flat()
    return failures.sort((a, b) => (a.bytes?.length ?? Infinity) - (b.bytes?.length ?? Infinity))
  } finally {
    await rm(root, { recursive: true })
  }
}

async function runShare(share: Share): Promise<Failure[]> {
  const failures: Failure[] = []
  const worker = new Worker(new URL('./mutant-worker.ts', import.meta.url), { workerData: share })
  let current = share.from
  const hangs = () => {
    failures.push({ index: current, problem: `took longer than ${limit / 1000} s` })
    void worker.terminate()
  }
  // Making the cases takes its time too, and shrinking one that fails.
  let clock = setTimeout(hangs, 5 * limit)
  worker.on('message', ({ index, problem, file, bytes }: Told) => {
    current = index
    clearTimeout(clock)
    clock = setTimeout(hangs, limit)
    if (problem !== undefined) failures.push({ index, problem, file, bytes })
  })
  await new Promise<void>((done) => {
    worker.on('error', (error) => failures.push({ index: current, problem: error.stack ?? error.message }))
    worker.on('exit', () => done())
  })
  clearTimeout(clock)
  return failures
}
