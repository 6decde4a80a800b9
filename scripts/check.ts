import { rules } from '../src/check/rules.ts'
import { writeFiles } from '../src/content/text/write-files.ts'
import { watchContent } from '../src/dev/watch.ts'
import type { Finding } from '../src/model/finding.ts'
import { githubReport } from '../src/report/github.ts'
import { gitlabReport } from '../src/report/gitlab.ts'
import { htmlReport } from '../src/report/html-report.ts'
import { jsonReport } from '../src/report/json-report.ts'
import { sarifReport } from '../src/report/sarif.ts'
import { textReport } from '../src/report/text-report.ts'
import { checkAll } from '../src/review/review.ts'
import { scopeOf } from './check-scope.ts'
import { checkCommand } from './command/content-commands.ts'
import { run } from './command/run.ts'
import { memoryOf } from './memory.ts'
import { publishedAt } from './own-history.ts'
import { contentRoot, program } from './roots.ts'
import { today } from './today.ts'
import { unexplainedSince } from './unexplained-since.ts'

const formats: Readonly<Record<string, (findings: readonly Finding[]) => string>> = {
  text: textReport,
  json: jsonReport,
  github: githubReport,
  gitlab: gitlabReport,
  sarif: (findings) => sarifReport(findings, rules),
  html: htmlReport,
}

/** `npm run check`: checks content and prints what it found; with `--since`, also what is changed quietly since that commit. */
await run(checkCommand, async ({ values, positionals }) => {
  const root = contentRoot(values)
  const print = formats[values.format ?? 'text'] ?? textReport
  const isWanted = scopeOf(root, positionals)
  const check = async () => {
    const findings = (await findingsSince(root, values.since)).filter(({ file }) => isWanted(file))
    const report = `${print(findings)}\n`
    if (values.output === undefined) process.stdout.write(report)
    else await writeFiles([{ path: values.output, data: report }])
    const stops = values.strict ? ['error', 'warning'] : ['error']
    process.exitCode = findings.some(({ severity, waived }) => !waived && stops.includes(severity)) ? 1 : 0
  }
  await (values.watch ? checkOnChange(root, check) : check())
})

async function findingsSince(root: string, since: string | undefined): Promise<Finding[]> {
  const { publication, templates, findings } = await checkAll(root, {
    program,
    memory: await memoryOf(root),
    today: today(),
  })
  // What cannot be read yet would seem to be withdrawn.
  if (since === undefined || !publication) return [...findings]
  return [
    ...findings,
    ...(await unexplainedSince(root, await publishedAt(root, since), publication, templates)),
  ]
}

/** Checks, and again whenever content or forms change, until the person stops it. What is saved during a check is for the next. */
function checkOnChange(root: string, check: () => Promise<void>): Promise<never> {
  return new Promise((_, reject) => {
    let checked = Promise.resolve()
    const checkNext = (line = '') => {
      checked = checked.then(() => {
        if (line !== '') console.log(`\n${line}\n`)
        return check()
      })
      checked.catch(reject)
    }
    watchContent(root, () => checkNext('─'.repeat(40)), reject)
    checkNext()
  })
}
