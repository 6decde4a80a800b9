import { Contradiction } from '../../src/proof/standing.ts'

/** Does something with a site's proof; where that contradicts itself, it says so and ends with 2. */
export async function tellingContradictions(work: () => Promise<void>) {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Contradiction)) throw error
    console.log(`${error.message}。网站的文件这时不能作准。`)
    process.exitCode = 2
  }
}
