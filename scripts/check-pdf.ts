import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { inspectPdf } from '../src/inspect/inspect.ts'
import { ContentError } from '../src/model/finding.ts'

/** `npm run check:pdf [-- FILE|FOLDER …]`: inspects PDFs, those of `dist/` unless told, and exits with 1 if one fails. */
const targets = process.argv.slice(2)
const files: string[] = []
for (const target of targets.length > 0 ? targets : ['dist']) {
  if (target.endsWith('.pdf')) files.push(resolve(target))
  else
    for (const file of await readdir(target, { recursive: true }))
      if (file.endsWith('.pdf')) files.push(join(target, file))
}
let failed = 0
for (const file of files.sort()) {
  const problems = problemsOf(file)
  if (problems.length > 0) failed++
  console.log(
    problems.length === 0
      ? `ok      ${file}`
      : `failed  ${file}\n${problems.map((problem) => `          ${problem}`).join('\n')}`,
  )
}
console.log(`${files.length - failed} passed, ${failed} failed`)
if (failed > 0 || files.length === 0) process.exitCode = 1

function problemsOf(file: string): readonly string[] {
  try {
    return inspectPdf(file).problems
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.findings.map(({ message }) => message)
  }
}
