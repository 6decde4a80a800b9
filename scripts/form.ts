import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Purpose, printedKinds } from '../src/content/kinds/kinds.ts'
import { writeFiles } from '../src/content/text/write-files.ts'
import { parseMapping } from '../src/import/mapping.ts'
import { openDocument } from '../src/import/open-document.ts'
import { writeReadme } from '../src/learn/form-readme.ts'
import { findForm } from '../src/learn/form-source.ts'
import { learnForm } from '../src/learn/learn.ts'
import { drawBeside } from '../src/learn/picture.ts'
import { writeLearnt } from '../src/learn/write-learnt.ts'
import { textReport } from '../src/report/text-report.ts'
import { Refusal } from '../src/server/refusal.ts'
import { formCommand } from './command/content-commands.ts'
import { run } from './command/run.ts'
import { contentRoot, openable } from './roots.ts'

const pictureFile = '对照.png'

/** `npm run form`: learns an official form from its file; see docs/forms.md. */
await run(formCommand, async ({ values, positionals: [path = ''] }) => {
  const { name = '', overwrite = false } = values
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    throw new Refusal('表样的名称用小写字母、数字和“-”，如 --name shanghai-2026')
  const root = contentRoot(values)
  const folder = join(root, 'templates', name)
  const shown = openable(root, `templates/${name}`)
  if (!overwrite && (await exists(folder)))
    throw new Refusal(`已经有 ${shown}，没有动它；要重新学，命令后面加 --overwrite`)
  const document = await openDocument(path)
  const source = findForm(document, tablesIn(values.table))
  const learnt = learnForm(source, parseMapping(values.map ?? []), purposeOf(values.for))
  const written = writeLearnt(learnt, name)
  const { trip, findings } = written
  const bytes = await readFile(path)
  const isPdf = bytes.subarray(0, 1024).includes('%PDF-')
  const picture = trip.grid
    ? drawBeside(
        { table: learnt.table, title: learnt.captions.lines.join(' '), ...(isPdf && { pdf: bytes }) },
        trip.grid,
      )
    : '没有画对照图：原表的值还不能印回去'
  const said =
    typeof picture === 'string'
      ? picture
      : `${pictureFile} 左边是${isPdf ? '原表' : '照读到的格子画的原表'}，右边是照表样印的。`
  await writeFiles([
    { path: join(folder, 'form.yaml'), data: written.form },
    ...written.examples.map(({ file, text }) => ({ path: join(folder, file), data: text })),
    { path: join(folder, 'README.md'), data: writeReadme(learnt, name, trip, said) },
    ...(typeof picture === 'string' ? [] : [{ path: join(folder, pictureFile), data: picture }]),
  ])

  const questions = [...learnt.questions, ...trip.differences]
  console.log(
    `学自 ${source.place}，写在 ${shown}：${learnt.rows.length} 行，${learnt.reasons.length} 格有字段，其中自有字段 ${learnt.own.length} 个。`,
  )
  console.log(said)
  if (source.others.length > 0) console.log(`文件里还有${source.others.join('、')}像是表，用 --table 另学。`)
  if (trip.missing.length > 0)
    console.log(
      `原表上没有、内容文件要填的；表上叫别的名称的，重新学时加 --map 表上的名称=字段：\n${textReport(trip.missing)}`,
    )
  else if (trip.differences.length === 0) console.log('原表的值照表样印回去，每一格都和原表一样。')
  for (const question of questions) console.log(`待确认：${question}`)
  if (findings.length > 0) console.log(textReport(findings))
  if (questions.length > 0) console.log('对照原表看一看，改好 form.yaml，删去“待确认”里的那一条。')
  process.exitCode = questions.length + findings.length > 0 ? 2 : 0
})

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** `2` or `2-3`. */
function tablesIn(text: string | undefined): [number, number] | undefined {
  if (text === undefined) return undefined
  const [, first = '', last = first] = /^(\d{1,3})(?:[-—](\d{1,3}))?$/.exec(text) ?? []
  if (first === '')
    throw new Refusal(`“--table ${text}”看不懂：写第几张表，如 --table 2；上下几张是一张表的，写 --table 2-3`)
  return [Number(first), Number(last)]
}

function purposeOf(said: string | undefined): Purpose | undefined {
  return printedKinds.find(({ print }) => print.purpose === said)?.id
}
