import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { readTemplates } from '../src/content/kinds/template.ts'
import { makeFolder } from '../src/content/text/write-files.ts'
import { ContentError } from '../src/model/finding.ts'
import { checkAll, isError } from '../src/review/review.ts'
import { Refusal } from '../src/server/refusal.ts'
import { lineOf } from './command/command.ts'
import { createCommand } from './command/content-commands.ts'
import { run } from './command/run.ts'
import { openTerminal } from './command/terminal.ts'
import { begin, type Given } from './create/begin.ts'
import { commitFirst } from './create/first-commit.ts'
import { contentOf } from './create/first-content.ts'
import { questions } from './create/questions.ts'
import { repositoryOf } from './create/repository.ts'
import { writeDemoCounty } from './demo/demo-county.ts'
import { versionAt } from './package-file.ts'
import { program } from './roots.ts'

/** `npm run create` and `npm create mingbiao`: makes a county's own repository. */
await run(createCommand, async ({ values, positionals: [name = ''] }) => {
  const folder = resolve(name)
  if ((await readdir(folder).catch(() => [])).length > 0)
    throw new Refusal(`“${name}”里已经有东西了，没有动它。换一个新的目录。`)
  const dependency = await dependencyOf(values.program)
  const made = await mkdtemp(join(tmpdir(), 'mingbiao-create-'))
  try {
    if (values.demo) await writeDemo(made, dependency)
    else await writeCounty(made, values, dependency)
    const { findings } = await checkAll(made, { program })
    if (findings.some(isError)) throw new ContentError(findings.filter(isError))
    await copyWhole(made, folder)
  } finally {
    await rm(made, { recursive: true })
  }
  const wasInstalled = values['skip-install'] || install(folder)
  const left = commitFirst(folder)
  console.log(`\n建好了 ${folder}`)
  if (left) console.log(left)
  if (!wasInstalled) {
    console.log('程序还没有装。能连上网络时：npm install，再 git add -A && git commit -m 程序')
    process.exitCode = 2
  }
  console.log(
    `接下来：\n  cd ${name}${values['skip-install'] ? '\n  npm install' : ''}\n  npm run check    # 检查\n  npm run dev      # 边改边看\n读 README.md，再填 content 目录里的文件。`,
  )
})

/** Copies a folder, or leaves nothing of it. */
async function copyWhole(from: string, folder: string) {
  const first = await makeFolder(folder)
  await cp(from, folder, { recursive: true }).catch(async (error) => {
    await rm(first ?? folder, { recursive: true, force: true })
    throw error
  })
}

async function writeCounty(folder: string, given: Given, dependency: string) {
  const asked = questions(readTemplates(program).templates)
  const terminal = process.stdin.isTTY ? openTerminal() : undefined
  const beginning = await begin(asked, given, terminal, lineOf(createCommand, '--help')).finally(() =>
    terminal?.close(),
  )
  await writeAll(folder, contentOf(beginning, folder))
  await writeAll(folder, await repositoryOf(beginning, dependency))
}

async function writeDemo(folder: string, dependency: string) {
  await writeDemoCounty(join(folder, 'content'))
  const beginning = { site: '示例县预算绩效目标公开（虚构的示例）', licence: 'none' }
  await writeAll(folder, await repositoryOf(beginning, dependency))
}

async function writeAll(folder: string, texts: ReadonlyMap<string, string>) {
  for (const [file, text] of texts) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }
}

/** What package.json says of the program: this very version, or where its package is. */
async function dependencyOf(where: string | undefined): Promise<string> {
  if (where === undefined) return versionAt(program)
  if (/^https?:\/\//.test(where)) return where
  const file = resolve(where)
  if (!(await stat(file).catch(() => undefined))?.isFile()) throw new Refusal(`没有程序的包“${where}”。`)
  return `file:${file}`
}

/** Installs the program, which writes package-lock.json: code hosts install by it. */
function install(folder: string): boolean {
  console.log('装程序，约 225 MB……')
  const shell = process.platform === 'win32'
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell,
  })
  return status === 0
}
