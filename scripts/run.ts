import { ContentError } from '../src/model/finding.ts'

/** Runs a command's work: a user's mistake prints its findings and exits with 1; a bug keeps its stack. */
export async function run(work: () => Promise<void>) {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    console.error(`\n${error.message}\n\n内容有错，没有生成网站；原来的网站没有动。`)
    process.exitCode = 1
  }
}
