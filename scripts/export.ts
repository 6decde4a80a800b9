import { access } from 'node:fs/promises'
import { recordsOf } from '../src/content/record.ts'
import { writeFiles } from '../src/content/text/write-files.ts'
import { exportExcel } from '../src/export/excel.ts'
import { exportWord } from '../src/export/word.ts'
import { ContentError } from '../src/model/finding.ts'
import { load } from '../src/review/load.ts'
import { Refusal } from '../src/server/refusal.ts'
import { exportCommand } from './command/content-commands.ts'
import { mistakeOf } from './command/mistakes.ts'
import { run } from './command/run.ts'
import { contentRoot, program } from './roots.ts'

/** `npm run export`: writes a department's text and forms for Word or Excel. */
await run(exportCommand, async ({ values, positionals: [wanted = ''] }) => {
  const { to, overwrite } = values
  const format = formatOf(values)
  const { departments, fill } = await load(contentRoot(values), { program })
  const department = departments.find(({ unit, year }) => `${unit}/${year}` === wanted)
  if (!department) {
    const known = departments.map(({ unit, year, name }) => `${unit}/${year}（${name}）`).join('、')
    throw refusal(`没有“${wanted}”这个单位和年度`, `现有：${known}`)
  }
  const path = to ?? `${department.unit}-${department.year}.${format}`
  const present = await access(path).then(
    () => true,
    () => false,
  )
  if (present && !overwrite)
    throw refusal(
      `已经有“${path}”，里面可能有改过的内容`,
      '用 --to 换一个文件名；确实要覆盖，就加上 --overwrite',
    )
  const forms = recordsOf(department).map((record) => ({ record, grid: fill(record) }))
  const bytes = format === 'xlsx' ? await exportExcel(department, forms) : await exportWord(department, forms)
  await writeFiles([{ path, data: bytes }]).catch((error: Error) => {
    throw refusal(
      mistakeOf(error) ?? `写不了“${path}”（${error.message}）`,
      '看看目录对不对、文件是不是正在 Word 或 Excel 里打开着',
    )
  })
  const text = department.narrative.length > 0 ? '绩效文本和' : ''
  console.log(`已写出 ${department.name} ${department.year} 年${text}表 ${forms.length} 张：${path}`)
})

function formatOf({ docx, xlsx }: { docx?: boolean; xlsx?: boolean }): 'docx' | 'xlsx' {
  if (docx === xlsx) throw new Refusal('要写明 --docx、--xlsx 中的一个')
  return docx ? 'docx' : 'xlsx'
}

function refusal(message: string, fix: string): ContentError {
  return new ContentError([{ rule: 'export', severity: 'error', file: 'npm run export', message, fix }])
}
