import { spawnSync } from 'node:child_process'
import { cp, mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { folderSite } from '../src/proof/deployed.ts'
import { readProved } from '../src/proof/verify-site.ts'
import { Refusal } from '../src/server/refusal.ts'
import { run } from './command/run.ts'
import { updateCommand } from './command/site-commands.ts'
import { readPackage, versionAt } from './package-file.ts'
import { program } from './roots.ts'
import { compareSites } from './update/compare-sites.ts'

/**
 * `npm run update`: what a newer program would make of the content, compared with what this one makes of it; with `--write`, takes it.
 * Everything is tried beside the repository, which stays as it is until then.
 */
await run(updateCommand, async ({ values, positionals: [wanted] }) => {
  const root = resolve('.')
  const before = await dependencyOf(root)
  const target = wanted === undefined ? `mingbiao@${newest()}` : await packageOf(wanted)
  const work = join(root, '.cache/update')
  await rm(work, { recursive: true, force: true })
  try {
    await mkdir(join(work, 'county'), { recursive: true })
    await writeFile(join(work, 'package.json'), '{ "private": true }\n')
    console.log(`取来 ${target}……`)
    npm(work, 'install', '--no-audit', '--no-fund', target)
    for (const name of ['content', 'templates'])
      await cp(join(root, name), join(work, 'county', name), { recursive: true }).catch(ignoreAbsent)
    const newer = join(work, 'node_modules/mingbiao/package')
    build(join(work, 'before'), work, program)
    const migrated = node(work, newer, 'migrate', '--content', join(work, 'county'))
    build(join(work, 'after'), work, newer)
    const filesOf = async (name: string) => (await readProved(folderSite(join(work, name)))).files
    console.log(`\n从 ${await versionAt(program)} 到 ${await versionAt(newer)}：
${migrated.trim()}
公开的文件，和现在的程序生成的比：
  ${compareSites(await filesOf('before'), await filesOf('after')).join('\n  ')}
要做什么，见 CHANGELOG.md：${values.write ? join('node_modules/mingbiao/package', 'CHANGELOG.md') : join('.cache/update/node_modules/mingbiao/package', 'CHANGELOG.md')}`)
    if (!values.write) {
      console.log('\n还没有更新。要更新，同一行后面再写 --write。')
      return
    }
    npm(root, 'install', '--save-exact', '--no-audit', '--no-fund', target)
    await cp(join(work, 'county/content'), join(root, 'content'), { recursive: true })
  } finally {
    if (values.write) await rm(work, { recursive: true, force: true })
  }
  console.log(`\n更新了。看看 git diff，再提交：git commit -am 更新程序
退回：npm install --save-exact ${/^\d/.test(before) ? `mingbiao@${before}` : before}，内容用 git 退回`)
})

async function dependencyOf(root: string): Promise<string> {
  const dependency = (await readPackage(root)).dependencies.mingbiao
  if (dependency === undefined)
    throw new Refusal(
      '这里的程序不是装进来的包（package.json 里没有 mingbiao）。在程序自己的目录里，用 git pull 和 npm install 更新。',
    )
  return dependency
}

/** The package to install: a version, or where it is. */
async function packageOf(wanted: string): Promise<string> {
  if (/^\d+\.\d+\.\d+/.test(wanted)) return `mingbiao@${wanted}`
  if (/^https?:\/\//.test(wanted)) return wanted
  if ((await stat(wanted).catch(() => undefined))?.isFile()) return resolve(wanted)
  throw new Refusal(`“${wanted}”不是版本（如 0.2.0）、网址，也不是文件。`)
}

function newest(): string {
  const { status, stdout } = spawnSync('npm', ['view', 'mingbiao', 'version'], options('.'))
  if (status !== 0)
    throw new Refusal('npm 上查不到 mingbiao 的新版本。查对网络；包在别处的，写上它的文件或网址。')
  return stdout.trim()
}

function build(out: string, work: string, from: string) {
  node(work, from, 'build', '--content', join(work, 'county'), '--out', out)
}

/** Runs a command of an installed program. @throws Refusal with what it says, where it does not work */
function node(folder: string, from: string, ...args: string[]): string {
  const script = join(from, 'scripts/mingbiao.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], options(folder))
  if (status !== 0) throw new Refusal(`${stderr.trim()}\n\n${args[0]} 没有做成，程序是 ${from}。`)
  return stdout
}

function npm(folder: string, ...args: string[]) {
  // Run by `npm run -s`, npm would not say why.
  const { status, stderr } = spawnSync('npm', ['--loglevel=error', ...args], {
    ...options(folder),
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Refusal(`npm 没有装成：\n${stderr.trim()}`)
}

function options(folder: string) {
  return { cwd: folder, encoding: 'utf8' } as const
}

function ignoreAbsent(error: NodeJS.ErrnoException) {
  if (error.code !== 'ENOENT') throw error
}
