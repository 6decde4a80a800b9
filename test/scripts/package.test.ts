import { type ChildProcess, execFile, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmod, cp, glob, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { environment } from '../browser/environment.ts'

const parent = await mkdtemp(join(tmpdir(), 'mingbiao-packed-'))
/** A county's own repository, made by the program as npm packs it, which it runs. */
const folder = join(parent, 'county')
const packed = resolve('package/scripts/mingbiao.js')
beforeAll(async () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/prepack.ts'], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('Error')])
  const flags = ['--region', '某县', '--unit', '101001 某县教育局', '--year', '2025', '--skip-install']
  execFileSync(process.execPath, [packed, 'create', folder, ...flags], { env: environment() })
  await mkdir(join(folder, 'node_modules'))
  await symlink(resolve('.'), join(folder, 'node_modules/mingbiao'))
})
afterAll(() => rm(parent, { recursive: true }))

function mingbiao(...args: string[]) {
  return new Promise<{ code: number; output: string }>((done) => {
    execFile(
      process.execPath,
      [packed, ...args],
      { cwd: folder, env: environment() },
      (error, stdout, stderr) => done({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    )
  })
}

const servers: ChildProcess[] = []
afterAll(() => {
  for (const server of servers) server.kill()
})

/** Starts what goes on until it is stopped; the address that it says. */
function start(name: string) {
  const server = spawn(process.execPath, [packed, name, '--port', '0'], { cwd: folder, env: environment() })
  servers.push(server)
  return new Promise<string>((started, failed) => {
    server.once('exit', () => failed(new Error(`${name} did not start`)))
    server.stdout.on('data', (data) => {
      const found = /http:\/\/localhost:\d+\//.exec(String(data))?.[0]
      if (found) started(found)
    })
  })
}

/** Puts the county of the tests in place of the empty one. */
async function fill() {
  await rm(join(folder, 'content'), { recursive: true })
  await cp('test/fixtures/county/content', join(folder, 'content'), { recursive: true })
}

test('npm packs the program in JavaScript, forms, fonts, what says what it is, and nothing else', () => {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
  })
  const [{ files }]: [{ files: { path: string }[] }] = JSON.parse(stdout)
  const paths = files.map(({ path }) => path)
  const inside =
    /^package\/(src\/.+\.(js|css)|scripts\/.+\.(js|json)|scripts\/server\/(nginx\.conf|Caddyfile|Dockerfile|container\.sh)|(templates|compiled|docs)\/.+|CHANGELOG\.md|fonts\/.+\.ttf|package\.json|\.(vscode|github|gitea)\/.+|\.gitlab-ci\.yml|\.gitattributes)$/
  const expected = ['LICENSE', 'README.md', 'README.zh-CN.md', 'package.json']
  expect(paths.filter((path) => !inside.test(path)).sort()).toEqual(expected)
  expect(paths).toContain('package/scripts/mingbiao.js')
  expect(paths).toContain('package/templates/hebei-2020/form.yaml')
  expect(paths.filter((path) => path.endsWith('.ttf')).length).toBe(3)
})

test('what it imports is among what npm installs with it', async () => {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    await readFile('package.json', 'utf8'),
  )
  const missing = new Set<string>()
  for await (const file of glob('package/{src,scripts}/**/*.js')) {
    const text = await readFile(file, 'utf8')
    for (const [, name = ''] of text.matchAll(/^(?:import [^'\n]*|\} from )'((?:@[\w-]+\/)?[\w-]+)[/']/gm))
      if (!builtinModules.includes(name) && !(name in dependencies)) missing.add(`${file}: ${name}`)
  }
  expect([...missing]).toEqual([])
})

describe('in a repository that has content and nothing of the program', () => {
  test('what code hosts run passes, as it was made', async () => {
    const scripts = [
      ...(await readFile(join(folder, '.gitea/workflows/content.yml'), 'utf8')).matchAll(
        /run: (npm run .*)$/gm,
      ),
    ]
    const bin = join(folder, 'node_modules/.bin')
    await mkdir(bin)
    await symlink(packed, join(bin, 'mingbiao'))
    await chmod(packed, 0o755)
    expect(scripts.length).toBe(2)
    for (const [, line = ''] of scripts) {
      const { status, stderr } = spawnSync(line, {
        cwd: folder,
        shell: true,
        encoding: 'utf8',
        env: { ...environment(), SITE: '' },
      })
      expect([line, status, stderr]).toEqual([line, 0, expect.not.stringMatching(/^\s+at /m)])
    }
  })

  test('it checks, makes files, exports and imports', async () => {
    await fill()
    expect(await mingbiao('check')).toMatchObject({ code: 0 })
    expect(await mingbiao('export', '101001/2025', '--docx')).toMatchObject({ code: 0 })
    const project = ['project', '--unit', '101001', '--year', '2025', '--name', '新的项目']
    expect(await mingbiao('new', ...project)).toMatchObject({ code: 0 })
    expect((await mingbiao('import', '--help')).output).toContain('npm run import')
    expect((await mingbiao('changes')).output).not.toMatch(/^\s+at /m)
  })

  test('it builds the same pages and sheets', async () => {
    await fill()
    expect(await mingbiao('build')).toMatchObject({ code: 0 })
    const sheet = await readFile(join(folder, 'dist/101001/2025/101-0101-AAA-0001.pdf'))
    expect(sheet.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await readFile(join(folder, 'dist/101001/2025/index.html'), 'utf8')).toContain('101-0101-AAA-0001')
  })

  test('it shows the site, and the content as it is at the moment', async () => {
    const preview = await start('preview')
    expect(await (await fetch(`${preview}101001/2025/`)).text()).toContain('101-0101-AAA-0001')
    expect((await fetch(`${preview}101001/2025`)).url).toBe(`${preview}101001/2025/`)
    const missing = await fetch(`${preview}nothing/`)
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('没有这个网页')])

    const dev = await start('dev')
    const file = join(folder, 'content/101001/2025/101-0101-AAA-0001.yaml')
    const page = async () => (await fetch(`${dev}101001/2025/101-0101-AAA-0001/`)).text()
    const listen = async (html: string) => {
      const [, state] = /@reload\.js(\?[^"]+)/.exec(html) ?? []
      return (await fetch(`${dev}@changes${state}`)).body?.getReader()
    }
    const first = await page()
    expect(first).toContain('5000')
    const changes = await listen(first)
    await writeFile(file, (await readFile(file, 'utf8')).replace('≥5000册', '≥5003册'))
    expect(new TextDecoder().decode((await changes?.read())?.value)).toBe('data: changed\n\n')
    expect(await page()).toContain('5003')
    await writeFile(file, (await readFile(file, 'utf8')).replace('预算数:', '预算数：'))
    await changes?.read()
    const second = await page()
    expect(second).toContain('暂时不能预览')
    // A page that was loading meanwhile hears of it when it begins to listen, though another was asked for since.
    const late = await listen(first)
    expect(new TextDecoder().decode((await late?.read())?.value)).toBe('data: changed\n\n')
    const current = (await listen(second))?.read()
    expect(await Promise.race([current, setTimeout(500, 'nothing new')])).toBe('nothing new')
    const editor = await fetch(`${dev}admin/files/editor.js`)
    expect(editor.headers.get('content-type')).toContain('javascript')
  })

  test('a server that has the package publishes what is pushed to it', async () => {
    const [repository, site] = [join(parent, 'server.git'), join(parent, 'site')]
    expect(await mingbiao('server:setup', repository, site)).toMatchObject({ code: 0 })
    await fill()
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=C', '-c', 'user.email=c@example.org', ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: environment(),
      })
    git('add', 'content')
    git('commit', '--quiet', '--message=x')
    expect(git('push', repository, 'main').stderr).toContain('已经公开：第 1 次发布')
    const page = await readFile(join(site, 'current/101001/2025/index.html'), 'utf8')
    expect(page).toContain('101-0101-AAA-0001')
    const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGzUf8pjTWlqSvLHHpWVJCcVpDPAP3VfbkGyG7YGkRbf'
    const { output } = await mingbiao('server:user', repository, '101001', key)
    expect(output).toContain(`command="'${process.execPath}' '${resolve('package/scripts/server/key.js')}'`)
  })

  test('it tells an older Node before it loads what that could not', () => {
    // Named imports of what an old Node lacks end in a stack before a line of them runs: nothing may be loaded but the command itself.
    const older = `import { registerHooks } from 'node:module'
      Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })
      registerHooks({ load: (url, context, next) => {
        if (!/^node:|\\/mingbiao\\.js$/.test(url)) throw new Error(url)
        return next(url, context)
      } })`
    const preloaded = `data:text/javascript,${encodeURIComponent(older)}`
    const { status, stderr } = spawnSync(process.execPath, ['--import', preloaded, packed, 'check'], {
      cwd: folder,
      encoding: 'utf8',
      env: environment(),
    })
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^要 Node\.js 24 以上，这台电脑上是 20\.20\.2：.*\n$/),
    ])
  })

  test('it says what it can do', async () => {
    expect(await mingbiao('nonsense')).toEqual({ code: 1, output: expect.stringContaining('build|check') })
  })
})
