import { access, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { exportWord } from '../src/export/word.ts'
import { recordsOf } from '../src/form/choose.ts'
import { ContentError } from '../src/model/finding.ts'
import { load } from '../src/publish/load.ts'
import { run } from './run.ts'

const usage = 'npm run export -- 315002/2020 --docx [--to 文件] [--overwrite]'

/** `npm run export -- UNIT/YEAR --docx [--to FILE] [--overwrite]`: writes a department's text and forms as a Word file. */
await run(async () => {
  const { wanted, to, overwrite } = readArguments()
  const { departments, fill } = await load(process.cwd())
  const department = departments.find(({ unit, year }) => `${unit}/${year}` === wanted)
  if (!department) {
    const known = departments.map(({ unit, year, name }) => `${unit}/${year}（${name}）`).join('、')
    throw refusal(`没有“${wanted}”这个单位和年度`, `现有：${known}`)
  }
  const path = to ?? `${department.unit}-${department.year}.docx`
  const present = await access(path).then(
    () => true,
    () => false,
  )
  if (present && !overwrite)
    throw refusal(
      `已经有“${path}”，里面可能有改过的内容`,
      '用 --to 换一个文件名；确实要覆盖，就加上 --overwrite',
    )
  const grids = recordsOf(department).map(fill)
  const bytes = await exportWord(department, grids)
  await writeFile(path, bytes).catch((error: Error) => {
    throw refusal(`写不了“${path}”：${error.message}`, '看看目录在不在、文件是不是正在 Word 里打开着')
  })
  const text = department.narrative.length > 0 ? '绩效文本和' : ''
  console.log(`已写出 ${department.name} ${department.year} 年${text}表 ${grids.length} 张：${path}`)
}, '没有写出文件。')

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { docx: { type: 'boolean' }, to: { type: 'string' }, overwrite: { type: 'boolean' } },
    })
    const [wanted] = positionals
    if (wanted !== undefined && positionals.length === 1 && values.docx) return { wanted, ...values }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  throw refusal('要写明单位编码和年度，以及 --docx', usage)
}

function refusal(message: string, fix: string): ContentError {
  return new ContentError([{ rule: 'export', severity: 'error', file: 'npm run export', message, fix }])
}
