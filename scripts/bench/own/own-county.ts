import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { newer, packAll, word } from './packages.ts'
import { openRegistry } from './registry.ts'

/**
 * What a county of its own goes through, with the program as npm packs it: made by `npm create`, its first unit imported from
 * Word, pushed, live, updated, rolled back, backed up and restored. Each step says how long it took, and stops where
 * it does not end as docs/own.md, docs/update.md and docs/server.md say.
 */
export async function benchOwn() {
  const folder = await mkdtemp(join(tmpdir(), 'mingbiao-own-'))
  try {
    const packages = join(folder, 'packages')
    await mkdir(packages)
    const tarballs = await step('npm pack：现在的程序，和改了一个词的 9.9.9', () => packAll(packages))
    const registry = await openRegistry(tarballs)
    try {
      await walk(folder, registry.url)
    } finally {
      registry.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs a step and says how long it took. */
async function step<T>(what: string, run: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const made = await run()
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} 秒  ${what}`)
  return made
}

async function walk(folder: string, registry: string) {
  const [county, server] = [join(folder, 'linxi'), join(folder, 'server')]
  const [repository, site] = [join(folder, 'mingbiao.git'), join(folder, 'www')]
  const run = runner({ npm_config_registry: registry, npm_config_cache: join(folder, 'npm') })
  const mingbiao = (at: string, ...args: string[]) => run(at, 'node_modules/.bin/mingbiao', ...args)
  const page = (path: string) => readFile(join(site, 'current', path, 'index.html'), 'utf8')

  const flags = ['--region', '临西县', '--unit', '315002 临西县司法局', '--year', '2020']
  await step('npm create mingbiao@latest，装好程序，提交了第一次', () =>
    run(folder, 'npm', 'create', '--yes', 'mingbiao@latest', 'linxi', '--', ...flags, '--form', 'hebei-2020'),
  )
  const { files, bytes } = await sizeOf(join(county, 'node_modules'))
  console.log(`           装了 ${(bytes / 1e6).toFixed(0)} MB，${files} 个文件`)

  const word2020 = join(folder, '绩效文本.docx')
  await run(resolve('.'), process.execPath, 'scripts/export.ts', '315002/2020', '--docx', '--to', word2020)
  await step('npm run import：第一个单位，从 Word 文件', () =>
    run(county, 'npm', 'run', 'import', '--', word2020, '--unit', '315002', '--year', '2020', '--write'),
  )
  await step('npm run check', () => run(county, 'npm', 'run', 'check'))
  await run(county, 'git', 'add', '--all')
  await run(county, 'git', 'commit', '--quiet', '--message=临西县司法局 2020 年')

  await step('服务器：装程序，server:setup', async () => {
    await mkdir(server)
    await run(server, 'npm', 'install', '--save-exact', 'mingbiao@latest')
    await mingbiao(server, 'server:setup', repository, site)
  })
  await run(county, 'git', 'remote', 'add', 'server', repository)
  await step('git push server main：公开了', async () => {
    expectText(await run(county, 'git', 'push', 'server', 'main'), '已经公开：第 1 次发布')
    expectText(await page('315002/2020'), '法律援助')
    expectText(await page(''), word.older)
  })

  await step('npm run update -- 9.9.9：看看', async () => {
    const told = await run(county, 'npm', 'run', 'update', '--', newer)
    for (const text of ['网页：变了', '单表 9 份：一字不差', '还没有更新']) expectText(told, text)
  })
  await step('npm run update -- 9.9.9 --write，npm run check', async () => {
    await run(county, 'npm', 'run', 'update', '--', newer, '--write')
    await run(county, 'npm', 'run', 'check')
    await run(county, 'git', 'commit', '--quiet', '--all', '--message=更新程序')
  })
  const publish = async (version: string) => {
    await run(server, 'npm', 'install', '--save-exact', `mingbiao@${version}`)
    await mingbiao(server, 'server:setup', repository, site)
    await mingbiao(server, 'server:publish', repository)
  }
  await step('服务器更新到 9.9.9，server:publish', async () => {
    await publish(newer)
    expectText(await page(''), word.newer)
  })
  await step('推送县里更新过的', async () => {
    expectText(await run(county, 'git', 'push', 'server', 'main'), '已经公开')
  })

  await step('server:rollback：网站退回', async () => {
    await mingbiao(server, 'server:rollback', repository, '1', '--reason', '新的程序印错了一个词')
    expectText(await page(''), word.older)
  })
  await step('程序退回，server:publish', async () => {
    await publish('latest')
    expectText(await page(''), word.older)
    expectText(await page('changes'), '临西县司法局')
  })
  await step('备份，删去，恢复，verify', async () => {
    const lock = join(repository, 'mingbiao/lock')
    const backup = join(folder, 'backup.tgz')
    const tar = ['--exclude=mingbiao/cache', '-czf', backup, '-C', folder, 'mingbiao.git', 'www']
    await run(folder, 'flock', lock, 'tar', ...tar)
    for (const gone of [repository, site]) await rename(gone, `${gone}.gone`)
    await run(folder, 'tar', '-xzpf', backup, '-C', folder)
    await mingbiao(server, 'server:setup', repository, site)
    await mingbiao(server, 'server:publish', repository)
    expectText(await mingbiao(server, 'verify', join(site, 'current')), '一致')
    const log = 'current/publications.jsonl'
    const [before, after] = await Promise.all(
      [`${site}.gone`, site].map((one) => readFile(join(one, log), 'utf8')),
    )
    if (before === undefined || !after?.startsWith(before)) throw new Error('the log does not go on')
  })
}

function runner(more: NodeJS.ProcessEnv) {
  const person = { GIT_CONFIG_GLOBAL: '/dev/null', EMAIL: 'clerk@example.org' }
  const names = { GIT_AUTHOR_NAME: 'Clerk', GIT_COMMITTER_NAME: 'Clerk' }
  const env = { ...process.env, ...person, ...names, ...more }
  return async (cwd: string, command: string, ...args: string[]): Promise<string> => {
    const { stdout, stderr } = await promisify(execFile)(command, args, { cwd, env, maxBuffer: 1e8 })
    return stdout + stderr
  }
}

function expectText(text: string, wanted: string) {
  if (!text.includes(wanted)) throw new Error(`“${wanted}” does not stand in:\n${text.slice(-3000)}`)
}

async function sizeOf(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name))))
  return { files: files.length, bytes: sizes.reduce((sum, { size }) => sum + size, 0) }
}
