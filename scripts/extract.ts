import { join } from 'node:path'
import { writeFiles } from '../src/content/text/write-files.ts'
import { type Extracted, extractRecords } from '../src/documents/extract-records.ts'
import { doubtsAbout } from '../src/documents/genuine.ts'
import { ContentError, formatFinding } from '../src/model/finding.ts'
import { load, type Published } from '../src/review/load.ts'
import { extractCommand } from './command/content-commands.ts'
import { run } from './command/run.ts'
import { contentRoot, program } from './roots.ts'

/**
 * `npm run extract`: turns published sheets and booklets back into content files. Prints each, or writes
 * it below FOLDER; says whether each file still prints what its records say. Exits with 2 where one does not, with 1 where one
 * cannot be read; the others are read all the same.
 */
await run(extractCommand, async ({ values, positionals }) => {
  const published = await load(contentRoot(values), { program })
  for (const path of positionals) {
    try {
      const records = extractRecords(path)
      for (const record of records) await put(record, values.to)
      if (!isTrusted(path, records, published)) process.exitCode = 2
    } catch (error) {
      if (!(error instanceof ContentError)) throw error
      for (const finding of error.findings) console.error(formatFinding(finding))
      process.exitCode ??= 1
    }
  }
})

async function put({ file, content }: Extracted, folder: string | undefined) {
  if (folder === undefined) console.log(content)
  else await writeFiles([{ path: join(folder, file), data: content }])
}

function isTrusted(path: string, records: readonly Extracted[], published: Published): boolean {
  const doubts = doubtsAbout(
    path,
    records.map(({ record }) => record),
    published,
  )
  const verdict =
    doubts.length === 0
      ? '印的文字与附带的数据一致'
      : `与附带的数据不一致，文件可能被改过，或者是别的版本写出的：${doubts.join('；')}`
  console.error(`${path} → ${records.map(({ file }) => file).join('、')}：${verdict}`)
  return doubts.length === 0
}
