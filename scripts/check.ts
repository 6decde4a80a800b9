import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { rules } from '../src/check/rules.ts'
import { locate } from '../src/content/text/locate.ts'
import { refuseQuietChanges } from '../src/corrections/unexplained.ts'
import type { Finding } from '../src/model/finding.ts'
import { githubReport } from '../src/report/github.ts'
import { gitlabReport } from '../src/report/gitlab.ts'
import { htmlReport } from '../src/report/html.ts'
import { jsonReport } from '../src/report/json.ts'
import { sarifReport } from '../src/report/sarif.ts'
import { textReport } from '../src/report/text.ts'
import { checkAll } from '../src/review/review.ts'
import { contentAt } from './own-history.ts'
import { run } from './run.ts'
import { today } from './today.ts'

/**
 * `npm run check [-- --format text|json|github|gitlab|sarif|html] [--output FILE] [--strict] [--since REF]`: checks content and prints
 * what it found; with `--since`, also what is changed quietly of what that commit has published.
 * Exits with 1 where there are errors, or warnings and `--strict`; with 2 where it is asked for what there is not.
 */
const formats: Readonly<Record<string, (findings: readonly Finding[]) => string>> = {
  text: textReport,
  json: jsonReport,
  github: githubReport,
  gitlab: gitlabReport,
  sarif: (findings) => sarifReport(findings, rules),
  html: htmlReport,
}
const { values } = parseArgs({
  options: {
    format: { type: 'string', default: 'text' },
    output: { type: 'string' },
    strict: { type: 'boolean', default: false },
    since: { type: 'string' },
  },
})
const print = formats[values.format]
if (!print) {
  console.error(`没有“${values.format}”这种格式；可以是 ${Object.keys(formats).join('、')}`)
  process.exitCode = 2
} else
  await run(async () => {
    const { publication, findings: found } = await checkAll(process.cwd(), { today: today() })
    const findings = [...found]
    // What cannot be read yet would seem to be withdrawn.
    if (values.since !== undefined && publication) {
      const before = await contentAt(process.cwd(), values.since)
      const quiet = refuseQuietChanges(before, publication, today())
      findings.push(...locate(process.cwd(), quiet))
    }
    const report = `${print(findings)}\n`
    if (values.output === undefined) process.stdout.write(report)
    else await writeFile(values.output, report)
    const stops = values.strict ? ['error', 'warning'] : ['error']
    if (findings.some(({ severity, waived }) => !waived && stops.includes(severity))) process.exitCode = 1
  }, '没有检查。')
