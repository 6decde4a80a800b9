import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { command, edit, hashes, type Outcome, project, unit } from '../server/server.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const root = await mkdtemp(join(tmpdir(), 'mingbiao-faults-'))
afterAll(() => rm(root, { recursive: true }))
const built = () => hashes(join(root, 'dist'))
const read = (path: string) => readFile(join(root, 'dist', path), 'utf8')
const build = () => command(root, process.execPath, [resolve('scripts/build.ts')])
const spoil = (file: string) => edit(root, file, (text) => text.replace(/^预算数: .*$/m, '预算数: 0.8万'))

/** A unit that has never been published. */
const newcomer = '101002'
const newFile = `content/${newcomer}/2025/101-0101-AAA-0001.yaml`

/** One whose files have no faults. */
const other = '101003'

/** Gives a unit the content of the county's own. */
async function take(code: string, name: string) {
  await cp(join(root, unit), join(root, `content/${code}/2025`), { recursive: true })
  await edit(root, `content/${code}/2025/department.md`, (text) =>
    text.replaceAll('101001', code).replaceAll('示例县图书馆', name),
  )
}

let before: Map<string, string>
let outcome: Outcome
beforeAll(async () => {
  await cp('test/fixtures/county/content', join(root, 'content'), { recursive: true })
  // Another year, which stays as it is.
  await cp(join(root, unit), join(root, 'content/101001/2024'), { recursive: true })
  const last = 'content/101001/2024'
  await edit(root, `${last}/department.md`, (text) => text.replaceAll('2025', '2024'))
  await take(other, '示例县博物馆')
  expect(await build()).toMatchObject({ status: 0 })
  before = await built()
  await take(newcomer, '示例县文化馆')
  await spoil(project)
  await spoil(newFile)
  outcome = await build()
})

test('a build with files that cannot be read ends with 1, and says whose, where, and what is shown', () => {
  expect(outcome.status).toBe(1)
  expect(outcome.output).toContain(`${project}:4:6: 错误: 预算数：“0.8万”写了“万”`)
  expect(outcome.output).toContain(`${newFile}:4:6: 错误: 预算数：“0.8万”写了“万”`)
  expect(outcome.output).toContain('content/101001/2025：1 处错误，仍是上次公开的样子')
  expect(outcome.output).toContain('content/101002/2025：1 处错误，没有公开过，先不公开')
})

test('without git, the finished pages and sheets of a unit’s year that was published stay, and are proved', async () => {
  // Its manifest names what stays, and no more.
  const own = [...before.keys()].filter((path) => /^101001\/2025(?!\/manifest\.json$)/.test(path))
  expect(own.length).toBeGreaterThan(10)
  const after = await built()
  for (const path of own) expect(after.get(path), path).toBe(before.get(path))
  expect(await command(root, process.execPath, [resolve('scripts/verify.ts'), 'dist'])).toMatchObject({
    status: 0,
  })
})

test('of what stays, overview, unit and year say alike that it does, and that it is being corrected', async () => {
  const said = '仍是上次公开的样子，内容正在更正'
  expect(await read('101001/2025/index.html')).not.toContain('正在更正')
  for (const path of ['status/index.html', '101001/index.html', '2025/index.html'])
    expect(await read(path), path).toMatch(new RegExp(`2025/index\\.html">${said}`))
})

test('what was never published says that it is being corrected: at its year, at its unit, in the overview', async () => {
  for (const path of ['101002/2025/index.html', '101002/index.html'])
    expect(await read(path)).toContain('内容正在更正')
  // Its name has not been checked.
  expect(await read('101002/2025/index.html')).toContain('单位 101002 2025 年')
  expect(await read('status/index.html')).toMatch(/101002\/2025\/index\.html">内容正在更正/)
  expect(await read('2025/index.html')).toMatch(
    /101002\/2025\/index\.html">内容正在更正<\/a>，没有计入这一页的数/,
  )
  expect([...(await built()).keys()].filter((path) => path.startsWith('101002/2025/'))).toEqual([
    '101002/2025/index.html',
  ])
})

test('a second build makes the same, and a mended file is published', async () => {
  const faulty = await built()
  expect(await build()).toMatchObject({ status: 1 })
  expect(await built()).toEqual(faulty)
  for (const file of [project, newFile])
    await edit(root, file, (text) => text.replace(/^预算数: .*$/m, '预算数: 30.00'))
  expect(await build()).toMatchObject({ status: 0 })
  expect(await read('101002/2025/index.html')).not.toContain('内容正在更正')
  expect((await built()).get('101001/2025/index.html')).toBe(before.get('101001/2025/index.html'))
})

test('where nothing is left, nothing is built', async () => {
  const site = await built()
  await rm(join(root, 'content/101001/2024'), { recursive: true })
  for (const code of [newcomer, other]) await rm(join(root, `content/${code}`), { recursive: true })
  await writeFile(join(root, project), '')
  expect(await build()).toMatchObject({ status: 1 })
  expect(await built()).toEqual(site)
})
