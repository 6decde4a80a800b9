import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { begin, type Given } from '../../scripts/create/begin.ts'
import { questions } from '../../scripts/create/questions.ts'
import { readTemplates } from '../../src/content/kinds/template.ts'
import { environment } from '../browser/environment.ts'

const asked = questions(readTemplates(process.cwd()).templates)

/** Somebody at a terminal who types these lines. */
function terminal(...lines: string[]) {
  const said: string[] = []
  const ask = async (question: string) => {
    said.push(question)
    return lines.shift()
  }
  return { said, ask, say: (line: string) => said.push(line), close() {} }
}

const linxi = ['临西县', '', '', '315002 临西县司法局', '315003 临西县 民政局', '', '2026', '', '']

describe('who publishes is asked', () => {
  test('and what is not answered is told before', async () => {
    const person = terminal(...linxi)
    expect(await begin(asked, {}, person, '')).toEqual({
      region: '临西县',
      site: '临西县预算绩效目标公开',
      sponsor: '临西县财政局',
      units: [
        { code: '315002', name: '临西县司法局' },
        { code: '315003', name: '临西县 民政局' },
      ],
      year: '2026',
      form: 'mof-88-annual',
      licence: 'none',
    })
    expect(person.said).toContain('网站名称（不写就是 临西县预算绩效目标公开）')
    expect(person.said.join('\n')).toMatch(/hebei-2020 {2}绩效目标表（河北省/)
  })

  test('again after a wrong answer, with what is wrong', async () => {
    const lines = [
      '',
      '临西县',
      '',
      '',
      '司法局',
      '2020 司法局',
      '315002 司法局',
      '',
      '26',
      '2026',
      'hebei',
      'hebei-2020',
      'x',
      'cc0',
    ]
    const person = terminal(...lines)
    expect(await begin(asked, {}, person, '')).toMatchObject({
      year: '2026',
      form: 'hebei-2020',
      licence: 'cc0',
    })
    const problems = person.said.filter((line) => line.startsWith('    ') && !/ {2}\S/.test(line.trim()))
    expect(problems.map((line) => line.trim())).toMatchInlineSnapshot(`
      [
        "要写地区",
        "“司法局”要写编码和名称，中间空一格，如 315002 临西县司法局",
        "单位编码：“2020”填得不对，应为3 到 9 位数字，不能与年份相同",
        "年度：“26”填得不对，应为四位数的年度",
        "没有用于项目的表样“hebei”，可以写的是：chongqing-fengjie-2023、hebei-2020、hunan-ningxiang-2021、mof-101、mof-163-region、mof-88-annual、mof-88-midterm、shanghai-2026、sichuan、sichuan-2023-list",
        "没有“x”，可以写的是：none、cc-by、cc0",
      ]
    `)
  })

  test('but not what flags have said; one that is wrong ends it with a line', async () => {
    const given: Given = {
      region: '临西县',
      unit: ['315002 临西县司法局'],
      year: '2026',
      form: 'sichuan',
      licence: 'none',
    }
    const person = terminal('', '')
    await begin(asked, given, person, '')
    expect(person.said.length).toBe(2)
    const wrong = (more: Given) => begin(asked, { ...given, ...more }, undefined, '')
    await expect(wrong({ year: '26' })).rejects.toThrow(/^--year：年度：[^\n]+$/)
    await expect(wrong({ unit: ['315002'] })).rejects.toThrow(/^--unit：“315002”要写编码和名称[^\n]+$/)
    await expect(begin(asked, { region: '临西县' }, undefined, '用法')).rejects.toThrow(
      '还差：--unit（单位的编码和名称）、--year（第一个年度）。全部用法：用法',
    )
  })
})

describe('the repository', () => {
  let parent: string
  const flags = [
    '--region',
    '临西县',
    '--unit',
    '315002 临西县司法局',
    '--year',
    '2026',
    '--form',
    'hebei-2020',
  ]
  const create = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [resolve('scripts/create.ts'), ...args, '--skip-install'],
      { cwd: parent, encoding: 'utf8', env: environment(), input: '' },
    )
    return { status, output: stdout + stderr }
  }
  const git = (...args: string[]) =>
    spawnSync('git', args, { cwd: join(parent, 'linxi'), encoding: 'utf8' }).stdout.trim()
  const text = (file: string) => readFile(join(parent, 'linxi', file), 'utf8')
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'mingbiao-create-test-'))
    expect(create('linxi', ...flags, '--licence', 'cc-by')).toMatchObject({ status: 0 })
  })
  afterAll(() => rm(parent, { recursive: true }))

  test('has who publishes, an empty year, the settings of code hosts and editors, and nothing of the program or its example', async () => {
    const files = git('ls-files').split('\n')
    expect(files).toEqual([
      '.dockerignore',
      '.gitattributes',
      '.gitea/workflows/content.yml',
      '.github/workflows/content.yml',
      '.gitignore',
      '.gitlab-ci.yml',
      '.vscode/extensions.json',
      '.vscode/settings.json',
      'Dockerfile',
      'README.md',
      'content/315002/2026/department.md',
      'content/site.yaml',
      'content/units.yaml',
      'package.json',
    ])
    expect(load(await text('content/site.yaml'))).toMatchObject({
      网站名称: '临西县预算绩效目标公开',
      主办单位: '临西县财政局',
      数据许可: '可以自由使用，注明来源即可',
    })
  })

  test('pins the program, with a script for each command that its files and its README name', async () => {
    const own = JSON.parse(await text('package.json'))
    const { version } = JSON.parse(await readFile('package.json', 'utf8'))
    expect(own).toMatchObject({ private: true, license: 'CC-BY-4.0', dependencies: { mingbiao: version } })
    for (const file of [
      'README.md',
      '.gitlab-ci.yml',
      '.github/workflows/content.yml',
      '.gitea/workflows/content.yml',
    ])
      for (const [, name] of (await text(file)).matchAll(/npm run (?:-s )?([\w:]+)/g))
        expect(own.scripts, file).toHaveProperty([String(name)], `mingbiao ${name}`)
  })

  test('names only docs that the package has', async () => {
    for (const [, file = ''] of (await text('README.md')).matchAll(
      /\(node_modules\/mingbiao\/package\/(docs\/[^)]+)\)/g,
    ))
      expect(await readFile(file, 'utf8')).toMatch(/^# /)
  })

  test('is checked and published by code hosts as the program’s own content is', async () => {
    const gitlab = load(await text('.gitlab-ci.yml'))
    expect(gitlab).toHaveProperty('pages.script')
    expect(gitlab).not.toHaveProperty('program')
    for (const file of ['.github/workflows/content.yml', '.gitea/workflows/content.yml'])
      expect(await text(file)).toBe(await readFile(file, 'utf8'))
    expect(JSON.parse(await text('.vscode/settings.json'))).toHaveProperty(
      ['yaml.schemas', './node_modules/mingbiao/package/.vscode/schemas/site.json'],
      ['/content/site.yaml'],
    )
  })

  test('is committed', () => {
    expect(git('status', '--porcelain')).toBe('')
    expect(git('log', '--format=%s', 'main')).toBe('新建：内容、程序的版本和各平台的设置')
  })

  test('is not made where something is, nor from a wrong flag', () => {
    const refused = (...args: string[]) => create(...args).output
    expect(refused('linxi', ...flags)).toContain('“linxi”里已经有东西了，没有动它。')
    expect(refused('other', ...flags, '--form', 'hebei')).toMatch(
      /\n--form：没有用于项目的表样“hebei”[^\n]+\n\n没有新建/,
    )
    expect(refused('other', ...flags, '--program', 'none.tgz')).toContain('没有程序的包“none.tgz”')
    expect(spawnSync('ls', ['other'], { cwd: parent }).status).not.toBe(0)
  })

  test('of a demonstration says on every page that it is one', async () => {
    expect(create('demo', '--demo')).toMatchObject({ status: 0 })
    const site = load(await readFile(join(parent, 'demo/content/site.yaml'), 'utf8'))
    expect(site).toMatchObject({ 示例数据: '是' })
  })
})

test('what npm create starts is of the version that it makes repositories for', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'))
  expect(JSON.parse(await readFile('create-mingbiao/package.json', 'utf8'))).toMatchObject({
    version,
    dependencies: { mingbiao: version },
  })
})
