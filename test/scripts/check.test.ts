import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scopeOf } from '../../scripts/check-scope.ts'

const program = join(import.meta.dirname, '../..')
const script = join(program, 'scripts/check.ts')
const county = join(program, 'test/fixtures/linxi-2020')
const root = mkdtempSync(join(tmpdir(), 'mingbiao-check-'))
const faulty = join(root, 'content/315002/2021/315-0404-JBN-9C18.yaml')

/** Two years of one unit, one of which has a mistake. */
beforeAll(() => {
  cpSync(join(program, 'templates'), join(root, 'templates'), { recursive: true })
  cpSync(join(county, 'content/site.yaml'), join(root, 'content/site.yaml'))
  symlinkSync(join(program, 'node_modules'), join(root, 'node_modules'))
  for (const year of ['2020', '2021'])
    cpSync(join(county, 'content/315002/2020'), join(root, 'content/315002', year), { recursive: true })
  const department = join(root, 'content/315002/2021/department.md')
  writeFileSync(department, readFileSync(department, 'utf8').replace(/^年度: .*/m, '年度: 2021'))
  writeFileSync(faulty, readFileSync(faulty, 'utf8').replace(/^预算数: .*/m, '预算数: 一万'))
})
afterAll(() => rmSync(root, { recursive: true }))

function check(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--format', 'json', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  const files: string[] =
    status === 2 ? [] : JSON.parse(stdout).findings.map(({ file }: { file: string }) => file)
  return {
    status,
    files: [...new Set(files.map((file) => file.split('/').slice(0, 3).join('/')))].sort(),
    stderr,
  }
}

test.each([
  [[], 1, ['content/315002/2020', 'content/315002/2021']],
  [['2020'], 0, ['content/315002/2020']],
  [['315002/2021'], 1, ['content/315002/2021']],
])('asked for %j, it shows only theirs', (args, status, shown) => {
  const { files, ...said } = check(...args)
  expect(said.status).toBe(status)
  expect(files.filter((file) => file.startsWith('content/315002'))).toEqual(shown)
})

test('what there is not is refused', () => {
  expect(check('315003')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('现有：315002/2020、315002/2021'),
  })
})

test.each([
  ['315002', true, true],
  ['2020', true, false],
  ['content/315002/2021/', false, true],
  ['./content/315002/2021/315-0404-JBN-9C18.yaml', false, true],
  [join(root, 'content/315002/2020'), true, false],
  ['.', true, true],
  ['templates', false, false],
])('%s is a unit, a year or a path', (wanted, first, second) => {
  const isWanted = scopeOf(root, [wanted])
  expect(['2020', '2021'].map((year) => isWanted(`content/315002/${year}/315-0404-JBN-9C18.yaml`))).toEqual([
    first,
    second,
  ])
})

test.each(['31500', '2019', '315002/2019', 'nothing.yaml', '../..'])('there is no %s', (wanted) => {
  expect(() => scopeOf(root, [wanted])).toThrow(`没有“${wanted}”`)
})

test('watching, it checks again when a file is saved', async () => {
  const watching = spawn(process.execPath, [script, '--watch', '315002/2021'], { cwd: root })
  let said = ''
  watching.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const reaches = async (pattern: RegExp) => {
    while (!pattern.test(said)) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  try {
    await reaches(/错误 [1-9]/)
    said = ''
    writeFileSync(faulty, readFileSync(join(county, 'content/315002/2020/315-0404-JBN-9C18.yaml'), 'utf8'))
    await reaches(/错误 0 个/)
  } finally {
    watching.kill()
  }
})

test('a county without units is said to have none, and not to have an empty list of them', () => {
  expect(() => scopeOf(join(county, 'content/315002'), ['2020'])).toThrow(/里还没有单位$/)
})
