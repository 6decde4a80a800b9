import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { inspectPdf } from '../src/inspect/inspect.ts'
import { ContentError } from '../src/model/finding.ts'
import { run } from './command/run.ts'
import { checkPdfCommand } from './command/site-commands.ts'

interface Inspected {
  file: string
  problems: readonly string[]
}

/** `npm run check:pdf`: inspects PDFs, those of `dist/` unless told. */
await run(checkPdfCommand, async ({ values, positionals }) => {
  const targets = positionals.length > 0 ? positionals : ['dist']
  const files = (await Promise.all(targets.map(pdfsIn))).flat().sort()
  const inspected = files.map((file): Inspected => ({ file, problems: problemsOf(file) }))
  console.log(values.format === 'json' ? JSON.stringify({ files: inspected }, null, 2) : report(inspected))
  if (files.length === 0 || inspected.some(({ problems }) => problems.length > 0)) process.exitCode = 1
})

async function pdfsIn(target: string): Promise<string[]> {
  if (target.endsWith('.pdf') || statSync(target, { throwIfNoEntry: false })?.isFile())
    return [resolve(target)]
  const names = await readdir(target, { recursive: true })
  return names.filter((name) => name.endsWith('.pdf')).map((name) => join(target, name))
}

function problemsOf(file: string): readonly string[] {
  try {
    return inspectPdf(file).problems
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.findings.map(({ message }) => message)
  }
}

function report(inspected: readonly Inspected[]): string {
  const failed = inspected.filter(({ problems }) => problems.length > 0).length
  const lines = inspected.flatMap(({ file, problems }) =>
    problems.length === 0
      ? [`ok      ${file}`]
      : [`failed  ${file}`, ...problems.map((problem) => `          ${problem}`)],
  )
  return [...lines, `${inspected.length - failed} passed, ${failed} failed`].join('\n')
}
