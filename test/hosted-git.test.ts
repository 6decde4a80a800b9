import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { today } from '../scripts/today.ts'
import { environment } from './browser/environment.ts'

const files = ['.github/workflows/content.yml', '.gitlab-ci.yml', '.gitea/workflows/content.yml'] as const
const [github, gitlab, gitea] = await Promise.all(
  files.map(async (file) => load(await readFile(file, 'utf8'))),
)

const [program, giteaProgram] = await Promise.all(
  ['.github', '.gitea'].map(async (folder) =>
    load(await readFile(`${folder}/workflows/program.yml`, 'utf8')),
  ),
)

/** Every command that a configuration runs, wherever it stands. */
function commandsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['run', 'script', 'before_script'].includes(key) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((item) => commandsOf(item, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) => commandsOf(item, name))
}

test('nothing is published unless the variable of the repository says so, and then only main', () => {
  const onMain = /^github\.event_name == 'push' && github\.ref == 'refs\/heads\/main' && vars\./
  expect(github).toMatchObject({
    permissions: { contents: 'read' },
    jobs: { publish: { needs: 'check', if: expect.stringMatching(onMain) } },
  })
  expect(github).toHaveProperty(
    'jobs.publish.if',
    expect.stringMatching(/ vars\.MINGBIAO_PUBLISH == 'pages'$/),
  )
  expect(github).not.toHaveProperty('jobs.check.permissions')
  expect(gitea).toMatchObject({ jobs: { publish: { needs: 'check', if: expect.stringMatching(onMain) } } })
  expect(gitea).toHaveProperty('jobs.publish.if', expect.stringMatching(/ vars\.MINGBIAO_SERVER != ''$/))
  expect(gitlab).toHaveProperty('pages.rules', [
    { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $MINGBIAO_PUBLISH == "pages"' },
  ])
})

test('the scripts that they run are there', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8'))
  const names = commandsOf([github, gitlab, gitea]).flatMap((text) =>
    [...text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name),
  )
  expect(new Set(names)).toEqual(new Set(['check', 'build']))
  for (const name of names) expect(scripts).toHaveProperty(String(name))
})

test('packages, what was made and the compiled program are kept from run to run', () => {
  const actions = [
    expect.objectContaining({ with: expect.objectContaining({ cache: 'npm' }) }),
    expect.objectContaining({
      uses: expect.stringMatching(/^actions\/cache@/),
      with: expect.objectContaining({ path: '.cache', 'restore-keys': 'made-' }),
    }),
  ]
  for (const configuration of [github, gitea])
    expect(configuration).toHaveProperty('jobs.check.steps', expect.arrayContaining(actions))
  expect(gitlab).toHaveProperty('default.cache', [
    expect.objectContaining({ paths: ['.npm/'] }),
    { key: 'made', paths: ['.cache/'] },
  ])
})

test('no action can be changed behind its name, and packages are those of the lock', async () => {
  const others = ['.github/workflows/program.yml', '.gitea/workflows/program.yml']
  for (const file of [...files, ...others]) {
    const text = await readFile(file, 'utf8')
    for (const [, action] of text.matchAll(/uses: (\S+)/g))
      expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/)
    expect(text).not.toContain('npm install')
  }
})

test('whoever changes the program runs its tests', () => {
  const runs = [program, giteaProgram, gitlab].map((one) => commandsOf(one).includes('bash .ci/run'))
  expect(runs).toEqual([true, true, true])
})

describe('as the platform would run it', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingbiao-hosted-'))
    const others = (await readdir('.')).filter((name) => !['content', 'dist', '.git'].includes(name))
    for (const name of others) await symlink(resolve(name), join(folder, name))
    await cp('test/fixtures/county/content', join(folder, 'content'), { recursive: true })
  })
  afterAll(() => rm(folder, { recursive: true }))

  const sh = (command: string, env: NodeJS.ProcessEnv = {}) =>
    spawnSync('bash', ['-e', '-c', command], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...environment(), ...env },
    })
  const run = async (command: string, env: NodeJS.ProcessEnv) => {
    const child = spawn('bash', ['-e', '-c', command], { cwd: folder, env: { ...environment(), ...env } })
    const [stdout, [status]] = await Promise.all([text(child.stdout), once(child, 'close')])
    return { status, stdout }
  }
  const project = 'content/101001/2025/101-0101-AAA-0001.yaml'
  const checkOf = (configuration: unknown) =>
    commandsOf(configuration).find((text) => text.includes('npm run -s check')) ?? 'false'

  test('good content passes, and what should be looked at stands beside its line', async () => {
    const { status, stdout } = sh(checkOf(github))
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^::warning file=content\/.*,line=\d+,/m)])
    expect(sh(checkOf(gitlab)).status).toBe(0)
    expect(JSON.parse(await readFile(join(folder, 'findings.json'), 'utf8'))).not.toEqual([])
  })

  test('a mistake stops it, with the clerk’s finding', async () => {
    const text = await readFile(join(folder, project), 'utf8')
    await writeFile(join(folder, project), text.replace(/^预算数: .*$/m, '预算数: 0.8万'))
    const beside = sh(checkOf(github))
    expect(beside.status).toBe(1)
    expect(beside.stdout).toMatch(
      new RegExp(`^::error file=${project},line=4,col=6,.*“0\\.8万”写了“万”`, 'm'),
    )
    const { status, stdout } = sh(checkOf(gitlab))
    expect([status, stdout]).toEqual([1, expect.stringContaining('“0.8万”写了“万”')])
  })

  test('what is shown is not changed quietly, whatever was committed since; what nobody has seen is free', async () => {
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=C', '-c', 'user.email=c@example.org', ...args], {
        cwd: folder,
        encoding: 'utf8',
      })
    const save = async (target: string) => {
      await writeFile(join(folder, project), published.replace('≥5000册', target))
      git('add', 'content')
      git('commit', '--quiet', '--allow-empty', '--message=x')
    }
    const show = async () => {
      const manifest = {
        version: 1,
        commit: git('rev-parse', 'HEAD').stdout.trim(),
        committed: date,
        files: [],
      }
      await writeFile(join(folder, 'shown/manifest.json'), JSON.stringify(manifest))
    }
    const date = '2026-01-01T00:00:00+08:00'
    await cp('test/fixtures/county/content', join(folder, 'content'), { recursive: true })
    const published = await readFile(join(folder, project), 'utf8')
    await mkdir(join(folder, 'shown'))
    git('init', '--quiet')
    const site = createServer(async (request, response) => {
      const bytes = await readFile(join(folder, 'shown', request.url ?? '')).catch(() => undefined)
      response.writeHead(bytes ? 200 : 404).end(bytes)
    })
    await once(site.listen(0, '127.0.0.1'), 'listening')
    const address = site.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
    const quiet = '公开的“≥5000册”改成了“≥10册”，没有更正说明'
    const checks = () =>
      Promise.all(
        (
          [
            [github, 'SITE'],
            [gitea, 'SITE'],
            [gitlab, 'MINGBIAO_SITE'],
          ] as const
        ).map(([configuration, variable]) => run(checkOf(configuration), { [variable]: url })),
      )
    try {
      await save('≥3000册')
      await save('≥5000册')
      for (const { status } of await checks()) expect(status, 'nothing is shown yet').toBe(0)
      await show()
      await save('≥10册')
      await save('≥10册')
      for (const { status, stdout } of await checks())
        expect([status, stdout], 'a second commit does not wash it').toEqual([
          1,
          expect.stringContaining(quiet),
        ])
      const said = `{ 日期: ${today()}, 文件: 101-0101-AAA-0001, 字段: 绩效指标 › 新增图书册数 › 指标值, 原文: ≥5000册, 改为: ≥10册, 理由: 录入时看错一行 }`
      await writeFile(join(folder, 'content/101001/2025/corrections.yaml'), `更正:\n  - ${said}\n`)
      await save('≥10册')
      for (const { status, stdout } of await checks())
        expect(status, `value and reason may come in two saves: ${stdout}`).toBe(0)
    } finally {
      site.close()
      await rm(join(folder, '.git'), { recursive: true })
    }
  })

  test('Gitea pushes main to the server', () => {
    const git = 'git -c user.name=Clerk -c user.email=clerk@example.org'
    sh(`git init --quiet --bare server.git && git init --quiet && ${git} commit --quiet --allow-empty -m x`)
    const push = commandsOf(gitea).find((text) => text.includes('git push')) ?? 'false'
    const { status, stderr } = sh(push, { SERVER: join(folder, 'server.git'), RUNNER_TEMP: folder })
    expect([status, stderr]).toEqual([0, expect.stringContaining('HEAD -> main')])
  })
})
