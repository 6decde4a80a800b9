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
import { commandsOf, configurations, gitea, github, gitlab } from './hosted.ts'

const [program, giteaProgram] = await Promise.all(
  ['.github', '.gitea'].map(async (folder) =>
    load(await readFile(`${folder}/workflows/program.yml`, 'utf8')),
  ),
)

test('nothing is published unless the variable of the repository says so, and then only main', () => {
  const onMain = /^github\.event_name == 'push' && github\.ref == 'refs\/heads\/main' && vars\./
  expect(github).toMatchObject({
    permissions: { contents: 'read' },
    jobs: { publish: { needs: 'check', if: expect.stringMatching(onMain) } },
  })
  expect(github).toHaveProperty(
    'jobs.publish.if',
    expect.stringMatching(
      / vars\.MINGBIAO_PUBLISH == 'pages' && needs\.check\.outputs\.built == 'true' && needs\.check\.result == 'success' && !cancelled\(\)$/,
    ),
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
  expect(new Set(names)).toEqual(new Set(['check', 'build', 'merge']))
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
  for (const file of [...configurations, ...others]) {
    const text = await readFile(file, 'utf8')
    for (const [, action] of text.matchAll(/uses: (\S+)/g))
      expect(action).toMatch(/^actions\/[\w-]+(\/restore)?@[0-9a-f]{40}$/)
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
    const others = (await readdir('.')).filter(
      (name) => !['content', 'templates', 'dist', '.git'].includes(name),
    )
    for (const name of others) await symlink(resolve(name), join(folder, name))
    // Of what is content, git has the files.
    await cp('templates', join(folder, 'templates'), { recursive: true })
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
    const child = spawn('bash', ['-e', '-c', command], {
      cwd: folder,
      env: { ...environment(), ...env },
      // What nobody reads would stop it in the end.
      stdio: ['ignore', 'pipe', 'ignore'],
    })
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

  /** A repository in the folder, and a site that shows one of its commits. */
  async function openRepository() {
    await cp('test/fixtures/county/content', join(folder, 'content'), { recursive: true })
    await mkdir(join(folder, 'shown'), { recursive: true })
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=C', '-c', 'user.email=c@example.org', ...args], {
        cwd: folder,
        encoding: 'utf8',
      })
    git('init', '--quiet')
    const site = createServer(async (request, response) => {
      const bytes = await readFile(join(folder, 'shown', request.url ?? '')).catch(() => undefined)
      response.writeHead(bytes ? 200 : 404).end(bytes)
    })
    await once(site.listen(0, '127.0.0.1'), 'listening')
    const address = site.address()
    return {
      url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`,
      commit() {
        git('add', 'content', 'templates')
        git('commit', '--quiet', '--allow-empty', '--message=x')
      },
      async show() {
        const commit = git('rev-parse', 'HEAD').stdout.trim()
        const manifest = { version: 1, commit, committed: '2026-01-01T00:00:00+08:00', files: [] }
        await writeFile(join(folder, 'shown/manifest.json'), JSON.stringify(manifest))
      },
      async close() {
        site.close()
        await rm(join(folder, '.git'), { recursive: true })
        await rm(join(folder, 'shown'), { recursive: true })
      },
    }
  }

  test('what is shown is not changed quietly, whatever was committed since; what nobody has seen is free', async () => {
    const repository = await openRepository()
    const published = await readFile(join(folder, project), 'utf8')
    const save = async (target: string) => {
      await writeFile(join(folder, project), published.replace('≥5000册', target))
      repository.commit()
    }
    const quiet = '公开的“≥5000册”改成了“≥10册”，没有更正说明'
    const checks = () =>
      Promise.all(
        (
          [
            [github, 'SITE'],
            [gitea, 'SITE'],
            [gitlab, 'MINGBIAO_SITE'],
          ] as const
        ).map(([configuration, variable]) => run(checkOf(configuration), { [variable]: repository.url })),
      )
    try {
      await save('≥3000册')
      await save('≥5000册')
      for (const { status } of await checks()) expect(status, 'nothing is shown yet').toBe(0)
      await repository.show()
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
      await repository.close()
      await rm(join(folder, 'content/101001/2025/corrections.yaml'))
    }
  })

  test('what has errors on main, or changes quietly, stays as it is shown, and the others are published', async () => {
    const repository = await openRepository()
    const change = async (file: string, from: string | RegExp, to: string) => {
      const text = await readFile(join(folder, file), 'utf8')
      expect(text).toMatch(from)
      await writeFile(join(folder, file), text.replace(from, to))
    }
    const page = (path: string) => readFile(join(folder, 'public', path, 'index.html'), 'utf8')
    try {
      // Another bureau with the same projects, and one that comes after.
      for (const [code, name] of [
        ['101005', '乙局'],
        ['101006', '丙局'],
      ] as const) {
        const at = `content/${code}/2025`
        await cp(join(folder, 'content/101001/2025'), join(folder, at), { recursive: true })
        await change(
          `${at}/department.md`,
          /^单位编码: .*\n单位名称: .*$/m,
          `单位编码: ${code}\n单位名称: ${name}`,
        )
      }
      repository.commit()
      await repository.show()
      await change(project, '≥5000册', '≥10册')
      await change(project.replace('101001', '101005'), /^预算数: .*$/m, '预算数: 0.8万')
      const [second, third] = ['101-0102-AAA-0002', '101-0103-AAA-0003']
      const added = `content/101006/2025/${third}.yaml`
      await cp(join(folder, `content/101006/2025/${second}.yaml`), join(folder, added))
      await change(added, second, third)
      await change(added, /^序号: 2\n项目名称: .*$/m, '序号: 3\n项目名称: 流动图书车')
      repository.commit()
      const script = commandsOf(gitlab).find((text) => text.includes('--out public')) ?? 'false'
      const { status, stdout } = await run(script, { MINGBIAO_SITE: repository.url })
      expect([status, stdout]).toEqual([0, expect.stringContaining('完成：')])
      expect(await page('101001/2025/101-0101-AAA-0001')).toContain('≥5000册')
      expect(await page('101005/2025/101-0101-AAA-0001')).not.toContain('0.8万')
      expect(await page(`101006/2025/${third}`)).toContain('流动图书车')
      const { held } = JSON.parse(await readFile(join(folder, 'public/manifest.json'), 'utf8'))
      expect(Object.keys(held).sort()).toEqual(['101001/2025', '101005/2025'])
      // What all units share stops all: nothing is there to be published.
      await rm(join(folder, 'public'), { recursive: true })
      await change('content/site.yaml', /^网站名称: .*$/m, '网站名称:')
      repository.commit()
      expect(await run(script, { MINGBIAO_SITE: repository.url })).toMatchObject({ status: 1 })
    } finally {
      await repository.close()
    }
  })

  test('GitHub goes on after findings on main, and says so at the end', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as the platform writes it
    const onPush = { 'continue-on-error': "${{ github.event_name == 'push' }}" }
    expect(github).toHaveProperty(
      'jobs.check.steps',
      expect.arrayContaining([
        expect.objectContaining({ id: 'check', ...onPush }),
        expect.objectContaining({ id: 'build', ...onPush }),
      ]),
    )
    expect(github).toMatchObject({
      jobs: { whole: { needs: 'check', if: expect.stringMatching(/^github\.event_name == 'push' && /) } },
    })
    const [told = ''] = commandsOf(github).filter((text) => text.includes('::error::有错误'))
    expect(sh(told)).toMatchObject({ status: 1, stdout: expect.stringContaining('有错误的单位年度') })
    // It does not wait for the job that finds the errors.
    expect(gitlab).toHaveProperty(
      'pages.needs',
      expect.not.arrayContaining([expect.objectContaining({ job: 'check' })]),
    )
  })

  test('Gitea pushes main to the server', () => {
    const git = 'git -c user.name=Clerk -c user.email=clerk@example.org'
    sh(`git init --quiet --bare server.git && git init --quiet && ${git} commit --quiet --allow-empty -m x`)
    const push = commandsOf(gitea).find((text) => text.includes('git push')) ?? 'false'
    const { status, stderr } = sh(push, { SERVER: join(folder, 'server.git'), RUNNER_TEMP: folder })
    expect([status, stderr]).toEqual([0, expect.stringContaining('HEAD -> main')])
  })
})
