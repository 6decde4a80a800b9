import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { agreesWith, extractRecords } from '../src/documents/extract.ts'
import { load } from '../src/review/load.ts'
import { run } from './run.ts'

/**
 * `npm run extract -- FILE.pdf … [--to FOLDER]`: turns published sheets and booklets back into content files. Prints each, or writes
 * it below FOLDER; says whether the printed text agrees with the attached record, and exits with 2 where it does not.
 */
await run(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { to: { type: 'string' } } })
  if (positionals.length === 0) console.error('用法：npm run extract -- 单表.pdf [--to 目录]')
  const published = await load(process.cwd())
  for (const path of positionals)
    for (const { file, content, record } of extractRecords(path)) {
      if (values.to === undefined) console.log(content)
      else {
        await mkdir(dirname(join(values.to, file)), { recursive: true })
        await writeFile(join(values.to, file), content)
      }
      const agrees = agreesWith(path, published.fill(record))
      const verdict = agrees ? '印的文字与附带的数据一致' : '印的文字与附带的数据不一致，文件可能被改过'
      console.error(`${path} → ${file}：${verdict}`)
      if (!agrees) process.exitCode = 2
    }
})
