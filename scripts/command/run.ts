import type { Command } from './command.ts'
import { helpOf } from './help.ts'
import { mistakeOf } from './mistakes.ts'
import { parse, type Typed } from './parse.ts'

/**
 * Runs a command with what was typed behind its name, or prints its help. A user's mistake prints what to mend and ends
 * with the command's code for that; a bug keeps its stack.
 */
export async function run<C extends Command>(
  command: C,
  work: (typed: Typed<C>) => Promise<void>,
  args = process.argv.slice(2),
) {
  if (args.some((one) => one === '--help' || one === '-h')) {
    console.log(helpOf(command))
    return
  }
  // Whoever reads what is printed may have enough, as `head` has.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  try {
    await work(parse(command, args, process.env))
  } catch (error) {
    const mistake = mistakeOf(error)
    if (mistake === undefined) throw error
    console.error(`\n${mistake}\n\n${command.consequence}`)
    process.exitCode = command.failed ?? 1
  }
}
