import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { ContentError } from '../../src/model/finding.ts'
import { readRedactions, redact } from '../../src/server/redactions.ts'
import { Refusal } from '../../src/server/refusal.ts'
import { ownFolder } from '../../src/server/server-settings.ts'

/** The log that is kept beside one before it: what was published when, and why not. */
const longest = 1_000_000

/** Says a line to somebody. */
export type Say = (line: string) => void

/** Says a line to the person who pushed and writes it into the repository's log. Neither may stop the work. */
export function reporter(repository: string, say: Say = console.log): Say {
  // Whoever pushed may be gone.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  return (line) => {
    say(line)
    writeLog(repository, line)
  }
}

/** Says why something did not work. Where that is nothing a clerk can mend, the log gets all that is known of it, for the webmaster. */
export function reportFailure(repository: string, error: unknown, say?: Say) {
  const mistake = error instanceof ContentError || error instanceof Refusal
  const problem = error instanceof Error ? error : new Error(String(error))
  if (!mistake) writeLog(repository, inspect(problem))
  const reason = mistake
    ? problem.message
    : `${nameProblem(problem)}\n请告诉网站管理员；详细的在服务器上的 ${logOf(repository)}。`
  reporter(repository, say)(`\n${reason}\n`)
}

/** Some of the builder's parts say it in words, without a code. */
export function isDiskFull(error: unknown): boolean {
  return (
    error instanceof Error && /ENOSPC|No space left on device|EDQUOT|Disk quota exceeded/.test(error.message)
  )
}

function nameProblem(problem: Error): string {
  const [line] = problem.message.split('\n')
  return isDiskFull(problem) ? `磁盘满了。\n${line}` : `程序出错：${line}`
}

function logOf(repository: string): string {
  return join(ownFolder(repository), 'log')
}

function writeLog(repository: string, text: string) {
  const file = logOf(repository)
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longest) renameSync(file, `${file}.1`)
    const said = redact(text.trim(), readRedactions(repository))
    appendFileSync(file, `${new Date().toISOString()} ${said}\n`)
  } catch {
    // The disk may be full, or it is not known what must not be logged.
  }
}
