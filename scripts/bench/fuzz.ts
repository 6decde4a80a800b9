import { availableParallelism } from 'node:os'
import { fuzz } from './fuzz/find-failures.ts'

/** Mutants of the content files: what the check, the forms and the sheets make of them. Prints the smallest that fails. */
export async function benchFuzz({ mutants, seed }: { mutants: number; seed: number }) {
  const failures = await fuzz({ seed, mutants, workers: availableParallelism() })
  const [smallest] = failures
  console.log(`${mutants} mutants of seed ${seed}: ${failures.length} failed`)
  if (!smallest) return
  for (const problem of new Set(failures.map(({ problem }) => problem.split('\n')[0])))
    console.log(`- ${problem}`)
  const { index, problem, file = '', bytes = new Uint8Array() } = smallest
  console.log(`\nthe smallest: mutant ${index}, ${file}, ${bytes.length} bytes\n${problem}\n`)
  console.log(JSON.stringify(Buffer.from(bytes).toString()))
  process.exitCode = 1
}
