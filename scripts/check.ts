import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { rules } from '../src/check/rules.ts'
import type { Finding } from '../src/model/finding.ts'
import { checkAll } from '../src/publish/check.ts'
import { githubReport } from '../src/report/github.ts'
import { gitlabReport } from '../src/report/gitlab.ts'
import { htmlReport } from '../src/report/html.ts'
import { jsonReport } from '../src/report/json.ts'
import { sarifReport } from '../src/report/sarif.ts'
import { textReport } from '../src/report/text.ts'
import { today } from './today.ts'

/**
 * `npm run check [-- --format text|json|github|gitlab|sarif|html] [--output FILE] [--strict]`: checks content and prints what it found.
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
  },
})
const print = formats[values.format]
if (!print) {
  console.error(`没有“${values.format}”这种格式；可以是 ${Object.keys(formats).join('、')}`)
  process.exitCode = 2
} else {
  const { findings } = await checkAll(process.cwd(), { today: today() })
  const report = `${print(findings)}\n`
  if (values.output === undefined) process.stdout.write(report)
  else await writeFile(values.output, report)
  const stops = values.strict ? ['error', 'warning'] : ['error']
  if (findings.some(({ severity, waived }) => !waived && stops.includes(severity))) process.exitCode = 1
}
