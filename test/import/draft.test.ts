import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readTemplates } from '../../src/content/kinds/template.ts'
import { collectContent } from '../../src/content/read.ts'
import { checkForms } from '../../src/form/choose.ts'
import { linxi } from '../linxi.ts'

const project = join(import.meta.dirname, '../..')
const script = join(project, 'scripts/new.ts')
let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mingbiao-new-'))
  await cp(join(linxi, 'content'), join(root, 'content'), { recursive: true })
  await cp(join(project, 'templates'), join(root, 'templates'), { recursive: true })
})
afterEach(() => rm(root, { recursive: true }))

function make(...args: string[]) {
  return makeFrom(root, ...args)
}

function makeFrom(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    encoding: 'utf8',
    input: '',
  })
  return { status, stdout, stderr }
}
const department = ['department', '--unit', '315002', '--year', '2021', '--name', '临西县司法局']
const another = ['project', '--unit', '315002', '--year', '2021', '--name', '法律援助']

/** What the reader and the forms refuse. */
async function refused(): Promise<string[]> {
  const { departments, findings } = collectContent(root)
  const { templates } = readTemplates(root)
  return [...findings, ...checkForms(departments, templates)].map(
    ({ field = '', rule }) => `${rule} ${field}`,
  )
}

test('a new year of a department is published as it stands', async () => {
  expect(make(...department, '--form', 'hebei-2020')).toMatchObject({ status: 0, stderr: '' })
  expect(await refused()).toEqual([])
  const { departments } = collectContent(root)
  expect(departments.map(({ unit, year }) => `${unit} ${year}`)).toEqual(['315002 2021', '315002 2020'])
})

test('a new project has the fields of its form, and says those that publication asks for', async () => {
  make(...department, '--form', 'hebei-2020')
  const { status, stdout } = make(...another, '--code', '315-0404-JBN-9C18')
  expect(status).toBe(0)
  const file = join(root, 'content/315002/2021/315-0404-JBN-9C18.yaml')
  const text = await readFile(file, 'utf8')
  const keys = (text: string) => [...text.matchAll(/^(?: {2}- | {4})?([^ :]+):/gm)].map(([, key]) => key)
  const printed = keys(await readFile(join(linxi, 'content/315002/2020/315-0404-JBN-9C18.yaml'), 'utf8'))
  expect(new Set(keys(text))).toEqual(new Set(printed))

  const [, said = ''] = /^还要填：(.*)$/m.exec(stdout) ?? []
  const byReader = (await refused()).map((line) => line.replace(/^blank /, ''))
  expect(byReader.length).toBeGreaterThan(0)
  expect(said.split('、')).toEqual([...byReader, '资金用途', '资金支出计划 › 12月底'])

  const filled = text
    .replace('预算数:', '预算数: 0.80')
    .replace('绩效目标:', '绩效目标: 办好援助')
    .replace('一级指标:', '一级指标: 产出指标')
    .replace('二级指标:', '二级指标: 数量指标')
    .replace('三级指标:', '三级指标: 案件')
    .replace('指标值:', '指标值: ≥80件')
  await writeFile(file, filled)
  expect(await refused()).toEqual(['form-required 资金用途', 'form-required 资金支出计划 › 12月底'])
  await writeFile(file, filled.replace('资金用途:', '资金用途: 补贴').replace('12月底', '12月底: 100.00'))
  expect(await refused()).toEqual([])
})

test('projects without a code are numbered on, though the first is not filled in', async () => {
  make(...department, '--form', 'sichuan')
  expect(make(...another).stdout).toContain('content/315002/2021/project-1.yaml')
  expect(make(...another).stdout).toContain('content/315002/2021/project-2.yaml')
})

test('what was made is named as it can be opened from where one stands', async () => {
  const stands = join(root, 'templates')
  const { stdout } = makeFrom(stands, ...department, '--form', 'sichuan', '--content', '..')
  const [, named = ''] = /^新建了 (.+)$/m.exec(stdout) ?? []
  expect(named).toBe('../content/315002/2021/department.md')
  expect(await readFile(resolve(stands, named), 'utf8')).toContain('单位编码: 315002')
})

test('nothing is written over', async () => {
  const file = join(root, 'content/315002/2020/department.md')
  const before = await readFile(file, 'utf8')
  const { status, stderr } = make(
    'department',
    '--unit',
    '315002',
    '--year',
    '2020',
    '--name',
    '某局',
    '--form',
    'hebei-2020',
  )
  expect({ status, after: await readFile(file, 'utf8') }).toEqual({ status: 1, after: before })
  expect(stderr).toContain('已经有这个文件，没有动它')
})

test.each([
  ['no such form', [...department, '--form', 'hebei'], '没有用于项目的表样“hebei”'],
  [
    'a unit that is no code',
    ['department', '--unit', '../..', '--year', '2021', '--name', '某局', '--form', 'hebei-2020'],
    '“../..”填得不对',
  ],
  [
    'a code that is none',
    ['project', '--unit', '315002', '--year', '2020', '--name', '某事', '--code', '../a'],
    '“../a”填得不对',
  ],
  [
    'a code that is another but for letter case',
    ['project', '--unit', '315002', '--year', '2020', '--name', '某事', '--code', '315-0404-jbn-9c18'],
    '与“315-0404-JBN-9C18.yaml”只有字母大小写不同',
  ],
  [
    'a code that is a page’s name',
    ['project', '--unit', '315002', '--year', '2020', '--name', '某事', '--code', 'brief'],
    '文件名“brief”与网站固定的网址相同',
  ],
  ['a year that is not there', another, 'content/315002/2021/department.md: 错误: 缺少这个文件'],
  ['a value left out', ['project', '--unit', '315002', '--year', '2020'], '还差：--name（项目名称）'],
  ['nothing said, and nobody to ask', [], '用法：'],
  ['a kind of file that there is not', ['projekt'], '用法：'],
])('refused in Chinese: %s', (_, args, message) => {
  const { status, stdout, stderr } = make(...args)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain(message)
  expect(stderr).not.toContain('    at ')
})

test('at a terminal, it asks one thing after another', () => {
  const answers = ['project', '315002', '2020', '法律援助', '315-A', ''].join('\n')
  const command = `${process.execPath} ${script}`
  const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: root,
    encoding: 'utf8',
    input: answers,
  })
  const asked = ['新建什么', '单位编码：', '年度：', '项目名称：', '项目编码（不写就是没有）：']
  expect(asked.filter((question) => !stdout.includes(question))).toEqual([])
  expect(stdout).toContain('新建了 content/315002/2020/315-A.yaml')
})
