import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { makeCases } from './cases.ts'
import { judge, learn, type Markup } from './judge-mutant.ts'
import { mutate } from './mutate.ts'

/** Every so manieth mutant that gets through is printed as a sheet too, which takes longer than all the rest. */
const sheetEvery = 10

/** What a worker is to do, and what it tells of each mutant before it tries it and of those that fail. */
export interface Share {
  root: string
  seed: number
  /** The share's first mutant, and how far on the next one is. */
  from: number
  step: number
  mutants: number
}
export interface Told {
  index: number
  problem?: string
  file?: string
  bytes?: Uint8Array
}

const { root, seed, from, step, mutants }: Share = workerData
const cases = await makeCases(root)
const markup: Markup = new Set()
for (const one of cases) await learn(one.root, markup)
for (let index = from; index < mutants; index += step) {
  const one = cases[index % cases.length]
  if (!one) throw new Error('there are no cases')
  const place = join(one.root, one.file)
  const bytes = mutate(one.original, seed, index)
  const tell = (told: Told) => parentPort?.postMessage(told)
  tell({ index })
  const fails = async (content: Buffer) => {
    await writeFile(place, content)
    return judge(one.root, markup, { sheets: Math.floor(index / cases.length) % sheetEvery === 0 })
  }
  const problem = await fails(bytes)
  if (problem !== undefined) tell({ index, problem, file: one.file, bytes: await shrink(bytes, fails) })
  await writeFile(place, one.original)
}

/** The file without every line that it fails without too. */
async function shrink(
  bytes: Buffer,
  fails: (content: Buffer) => Promise<string | undefined>,
): Promise<Buffer> {
  let lines = bytes.toString('latin1').split('\n')
  for (let at = lines.length - 1; at >= 0; at--) {
    const fewer = lines.toSpliced(at, 1)
    if ((await fails(Buffer.from(fewer.join('\n'), 'latin1'))) !== undefined) lines = fewer
  }
  return Buffer.from(lines.join('\n'), 'latin1')
}
