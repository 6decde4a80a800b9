import { draftDepartment, draftProject, writeDraft } from '../src/import/draft.ts'
import { Refusal } from '../src/server/refusal.ts'
import { lineOf } from './command/command.ts'
import { newCommand } from './command/content-commands.ts'
import { run } from './command/run.ts'
import { openTerminal } from './command/terminal.ts'
import { contentRoot, openable, program } from './roots.ts'

/** What is asked for each kind of file: the flag, the field that it fills, and what it is if nothing is said. */
const questions: Readonly<Record<string, readonly (readonly [Flag, string, string?])[]>> = {
  department: [
    ['unit', '单位编码'],
    ['year', '年度'],
    ['name', '单位名称'],
    ['form', '表样'],
    ['money', '金额单位', '万元'],
  ],
  project: [
    ['unit', '单位编码'],
    ['year', '年度'],
    ['name', '项目名称'],
    ['code', '项目编码', ''],
  ],
}
const usage = `全部用法：${lineOf(newCommand, '--help')}`
type Flag = keyof typeof newCommand.options

/** `npm run new`: makes a content file; at a terminal, asks for it. */
await run(newCommand, async ({ values, positionals }) => {
  const asking = positionals.length === 0 && process.stdin.isTTY
  const terminal = asking ? openTerminal() : undefined
  const ask = async (question: string) => (await terminal?.ask(question)) ?? ''
  const what = positionals[0] ?? (await ask('新建什么（单位的一个年度写 department，项目写 project）'))
  const known: Record<string, string> = {}
  const missing: string[] = []
  for (const [flag, key, otherwise] of questions[what] ?? []) {
    const hint = otherwise === undefined ? '' : `（不写就是${otherwise || '没有'}）`
    known[key] = values[flag] ?? ((await ask(`${key}${hint}`)) || (otherwise ?? ''))
    if (known[key] === '' && otherwise === undefined) missing.push(`--${flag}（${key}）`)
  }
  terminal?.close()
  if (!(what in questions))
    throw new Refusal(
      `${what ? `没有“${what}”这一种` : '没有写新建什么'}：单位的一个年度写 department，项目写 project\n${usage}`,
    )
  if (missing.length > 0) throw new Refusal(`还差：${missing.join('、')}\n${usage}`)
  const { 单位编码, 年度, ...project } = known
  const root = contentRoot(values)
  const draft =
    what === 'department'
      ? draftDepartment(root, known, program)
      : draftProject(root, `content/${单位编码}/${年度}`, project, program)
  await writeDraft(root, draft)
  console.log(`新建了 ${openable(root, draft.file)}`)
  if (draft.toFill.length > 0) console.log(`还要填：${draft.toFill.join('、')}`)
  console.log('各项写什么见 docs/content.md；填好后用 npm run build 检查并生成网站。')
})
