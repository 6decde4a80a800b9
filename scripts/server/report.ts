import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ContentError } from '../../src/model/finding.ts'
import { Refusal } from '../../src/server/refusal.ts'
import { ownFolder } from '../../src/server/settings.ts'

/** The log that is kept beside one before it: what was published when, and why not. */
const longest = 1_000_000

/** Says a line to the person who pushed and writes it into the repository's log. Neither may stop the work. */
export function reporter(repository: string): (line: string) => void {
  const file = join(ownFolder(repository), 'log')
  // Whoever pushed may be gone.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  return (line) => {
    console.log(line)
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longest) renameSync(file, `${file}.1`)
      appendFileSync(file, `${new Date().toISOString()} ${line.trim()}\n`)
    } catch {
      // The disk may be full.
    }
  }
}

/** Why something did not work, for the person who pushed. */
export function reasonOf(error: unknown): string {
  if (error instanceof ContentError || error instanceof Refusal) return error.message
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'ENOSPC') return `磁盘满了：${error.message}`
  return `程序出错：${error.stack ?? error.message}`
}
