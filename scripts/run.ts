import { ContentError } from '../src/model/finding.ts'
import { Refusal } from '../src/server/refusal.ts'

/** Runs a command's work: a user's mistake prints what to mend and exits with 1; a bug keeps its stack. */
export async function run(work: () => Promise<void>, consequence = '没有完成。') {
  try {
    await work()
  } catch (error) {
    const mistake = mistakeOf(error)
    if (mistake === undefined) throw error
    console.error(`\n${mistake}\n\n${consequence}`)
    process.exitCode = 1
  }
}

/** What a user did wrong, in content or behind the command's name; undefined for a bug. */
function mistakeOf(error: unknown): string | undefined {
  if (error instanceof ContentError || error instanceof Refusal) return error.message
  if (!(error instanceof TypeError) || !('code' in error)) return undefined
  if (!String(error.code).startsWith('ERR_PARSE_ARGS_')) return undefined
  return `命令后面的“${/'(--?[^' ]*)/.exec(error.message)?.[1] ?? error.message}”看不懂。`
}
