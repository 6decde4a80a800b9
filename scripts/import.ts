import { join } from 'node:path'
import { readTemplates } from '../src/content/kinds/template.ts'
import { writeFiles } from '../src/content/text/write-files.ts'
import { mayHideForm, reportParts } from '../src/import/document-parts.ts'
import type { Change, Imported } from '../src/import/import-document.ts'
import { differs, outcomeOf, outcomes, reportImport, showChange } from '../src/import/import-report.ts'
import { fieldsOf, mappingFile, parseMapping, readMapping, writeMapping } from '../src/import/mapping.ts'
import { importFile } from '../src/import/open-document.ts'
import { importAsJson, refusalAsJson } from '../src/import/report-json.ts'
import { ContentError, type Finding } from '../src/model/finding.ts'
import { countBySeverity, textReport } from '../src/report/text-report.ts'
import { checkAll } from '../src/review/review.ts'
import { importCommand } from './command/content-commands.ts'
import { run } from './command/run.ts'
import { givenOwner } from './import-arguments.ts'
import { contentRoot, openable, program } from './roots.ts'

/** What became of one file, as its report for people and for programs. */
interface Outcome {
  code: number
  present: string[]
  json: object
}

/** `npm run import`: turns documents into content files; see docs/import.md. */
await run(importCommand, async ({ values, positionals: files }) => {
  const { map = [], write = false, all = false } = values
  const root = contentRoot(values)
  const owner = givenOwner(values)
  const fields = fieldsOf(readTemplates(root, program).templates)
  const settled = new Map([...readMapping(root, fields), ...parseMapping(map, fields)])
  if (values['save-map']) await writeFiles([{ path: join(root, mappingFile), data: writeMapping(settled) }])
  const isJson = values.format === 'json'
  const say = isJson ? () => {} : (text: string) => console.log(text)

  const outcomesOf: Outcome[] = []
  for (const [index, path] of files.entries()) {
    console.error(`导入 ${index + 1}/${files.length}：${path}`)
    outcomesOf.push(
      await importFile(path, { root, given: owner, settled, program }).then(
        async ({ imported, parts }) => {
          say([reportImport(path, imported, all), reportParts(parts, all)].filter(Boolean).join('\n'))
          const { code, present } = await writeChanges(root, imported, write, say)
          const hides = code === outcomes.done && parts.some(mayHideForm)
          return {
            code: hides ? outcomes.refused : code,
            present,
            json: importAsJson(path, imported, parts),
          }
        },
        (error: unknown) => refused(path, error),
      ),
    )
  }
  const present = new Set(outcomesOf.flatMap((outcome) => outcome.present))
  const findings = present.size > 0 ? await findingsIn(root, present) : []
  // What stands in the way of a form was told of its source's cells.
  const untold = outcomesOf.some(({ code }) => code === outcomes.refused)
    ? findings.filter(({ severity }) => severity !== 'error')
    : findings
  if (present.size > 0) say(checkReport(present.size, untold, findings))
  say('接着运行 npm run check，看看还有什么要补、要改。')
  process.exitCode = Math.max(...outcomesOf.map(({ code }) => code))
  if (isJson)
    console.log(
      JSON.stringify(
        { code: process.exitCode, documents: outcomesOf.map(({ json }) => json), findings },
        null,
        2,
      ),
    )
})

function refused(path: string, error: unknown): Outcome {
  if (!(error instanceof ContentError)) throw error
  console.error(`${error.message}\n`)
  return { code: outcomes.failed, present: [], json: refusalAsJson(path, error.findings) }
}

/** Writes what differs from what is there, if that may be. */
async function writeChanges(root: string, imported: Imported, write: boolean, say: (text: string) => void) {
  const { changes } = imported
  const changed = changes.filter(differs)
  for (const change of changed) say(showChange(change))
  if (changed.length > 0 && !write) {
    say('已有的文件与导入的不同，没有写。要改成导入的，命令后面加 --write。')
    return { code: outcomes.differs, present: [] }
  }
  const isChange = ({ before, content }: Change) => before !== content
  await writeFiles(
    changes.filter(isChange).map(({ file, content }) => ({ path: join(root, file), data: content })),
  )
  for (const { file, before } of changes.filter(isChange))
    say(`${before === undefined ? '新建' : '改写'} ${openable(root, file)}`)
  if (changes.length > 0 && changes.every(({ before, content }) => before === content))
    say('内容里已经有了，没有变化。')
  return { code: outcomeOf(imported), present: changes.map(({ file }) => file) }
}

/** What the check says of the files that were imported. */
async function findingsIn(root: string, present: ReadonlySet<string>): Promise<Finding[]> {
  const { findings } = await checkAll(root, { program })
  return findings.filter(({ file }) => present.has(file))
}

/** Errors and warnings in full; notes are counted. */
function checkReport(files: number, untold: readonly Finding[], findings: readonly Finding[]): string {
  const listed = untold.filter(({ severity, waived }) => severity !== 'note' && !waived)
  const count = `检查了导入的 ${files} 个文件。${countBySeverity(findings)}`
  return listed.length === 0 ? count : `${textReport(listed)}\n\n${count}`
}
