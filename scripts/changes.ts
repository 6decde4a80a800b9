import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readTemplates } from '../src/content/kinds/template.ts'
import { collectContent } from '../src/content/read.ts'
import { writeFiles } from '../src/content/text/write-files.ts'
import { changesAsJson, changesReport } from '../src/corrections/changes-report.ts'
import { appendEntries } from '../src/corrections/entries.ts'
import { unexplainedChanges } from '../src/corrections/unexplained.ts'
import { ContentError } from '../src/model/finding.ts'
import { changesCommand } from './command/content-commands.ts'
import { run } from './command/run.ts'
import { circumstancesOf } from './last-public.ts'
import { publishedAt } from './own-history.ts'
import { contentRoot, program } from './roots.ts'

/**
 * `npm run changes`: lists what the working copy changes of what is published, and whether
 * corrections tell of it; with `--write`, adds those that are missing, whose reasons are left to fill in.
 */
await run(changesCommand, async ({ values }) => {
  const root = contentRoot(values)
  const after = collectContent(root, readTemplates(root, program).templates)
  const errors = after.findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new ContentError(errors)
  const { state: before, log } = await publishedAt(root, values.since)
  const unexplained = unexplainedChanges(before, after, await circumstancesOf(log, before, after))
  console.log((values.format === 'json' ? changesAsJson : changesReport)(before, after, unexplained))
  if (!values.write) return
  const missing = unexplained.flatMap((one) => one.missing ?? [])
  for (const [file, entries] of Map.groupBy(missing, (one) => one.file)) {
    const path = join(root, file)
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      return ''
    })
    await writeFiles([{ path, data: appendEntries(text, entries) }])
    console.error(`写进 ${file} ${entries.length} 条，请在各条的“理由:”后面填上理由。`)
  }
})
