import { ContentError } from '../src/model/finding.ts'

/** Runs a command's work: a user's mistake prints its findings and exits with 1; a bug keeps its stack. */
export async function run(work: () => Promise<void>, consequence = '没有完成。') {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    console.error(`\n${error.message}\n\n${consequence}`)
    process.exitCode = 1
  }
}
