import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'

import { hashes, must, project, unit } from '../server/server.ts'
import { writeTwoUnits } from './two-units.ts'

vi.setConfig({ testTimeout: 600_000 })

const folder = await mkdtemp(join(tmpdir(), 'mingbiao-builds-'))
afterAll(() => rm(folder, { recursive: true }))
/** One project is built again and again; its content and templates are built from nothing beside it each time. */
const [root, clean] = [join(folder, 'again'), join(folder, 'clean')]

async function start(at: string) {
  await mkdir(at)
}

async function build(at: string): Promise<Map<string, string>> {
  await must(at, process.execPath, [resolve('scripts/build.ts')])
  return hashes(join(at, 'dist'))
}

async function buildBoth() {
  await rm(clean, { recursive: true, force: true })
  await start(clean)
  for (const part of ['content', 'templates'])
    await cp(join(root, part), join(clean, part), { recursive: true })
  const [again, whole] = [await build(root), await build(clean)]
  expect(again).toEqual(whole)
  return again
}

async function change(file: string, from: string | RegExp, to: string) {
  const text = await readFile(join(root, file), 'utf8')
  expect(text).toMatch(from)
  await writeFile(join(root, file), text.replace(from, to))
}

const store = () => join(root, '.cache/units')
const stored = async () => {
  const entries = await readdir(store(), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

test('whatever changes, a build after others is one from nothing, byte for byte, and withdrawn files are gone', async () => {
  await start(root)
  await writeTwoUnits(root)
  await cp('templates', join(root, 'templates'), { recursive: true })
  const first = await buildBoth()

  const [sheet, other] = ['101001/2025/101-0101-AAA-0001.pdf', '101001/2025/101-0102-AAA-0002']

  // A project.
  await change(project, /^项目名称: .*$/m, '项目名称: 改过的名称')
  const renamed = await buildBoth()
  expect(renamed.get(sheet)).not.toBe(first.get(sheet))
  expect(renamed.get(`${other}.pdf`)).toBe(first.get(`${other}.pdf`))

  // A template, which no content file tells of.
  const template = 'templates/hebei-2020/form.yaml'
  await change(template, '绩效目标表"', '绩效目标申报表"')
  expect((await buildBoth()).get(sheet)).not.toBe(renamed.get(sheet))

  // Who publishes, whose address is on every sheet.
  await change('content/site.yaml', 'www.example.gov.cn', 'www.example.cn')
  const addressed = await buildBoth()

  // Everything in the store is damaged, and one entry is half there.
  for (const file of await stored())
    await writeFile(
      file,
      (await readFile(file)).map((byte) => byte ^ 1),
    )
  expect(await buildBoth()).toEqual(addressed)
  await rm((await stored()).find((file) => file.endsWith('.pdf')) ?? '')
  expect(await buildBoth()).toEqual(addressed)

  // A correction is told, of which the project's own file says nothing.
  const correction =
    '{ 日期: 2025-04-01, 文件: 101-0101-AAA-0001, 字段: 项目名称, 原文: 旧的名称, 改为: 改过的名称, 理由: 笔误 }'
  await writeFile(join(root, unit, 'corrections.yaml'), `更正:\n  - ${correction}\n`)
  const corrected = await buildBoth()
  expect(corrected.get(sheet)).not.toBe(addressed.get(sheet))
  expect(corrected.get(`${other}.pdf`)).toBe(addressed.get(`${other}.pdf`))
  await rm(join(root, unit, 'corrections.yaml'))

  // A unit's year that did not change is the very files of the build before, and so are the data of another year and another unit's page.
  const untouched = (await stored()).filter(
    (file) => !/\/units\/(101001-2025|data-2025|rows-2025|data|page-\w+)\//.test(file),
  )
  untouched.push(join(root, 'dist/102001/index.html'))
  for (const name of ['102001-2024', 'data-2024', 'rows-2024'])
    expect(untouched.filter((file) => file.includes(`/units/${name}/`)).length, name).toBeGreaterThan(5)
  const before = await Promise.all(untouched.map(async (file) => (await stat(file)).ino))
  await change(project, /^项目名称: .*$/m, '项目名称: 又改过的名称')
  await buildBoth()
  expect(await Promise.all(untouched.map(async (file) => (await stat(file)).ino))).toEqual(before)
  await change(project, /^项目名称: .*$/m, '项目名称: 改过的名称')

  // A project is withdrawn.
  await rm(join(root, unit, '101-0102-AAA-0002.yaml'))
  const withdrawn = await buildBoth()
  expect([...addressed.keys()].filter((path) => !withdrawn.has(path))).toEqual([
    '101001/101-0102-AAA-0002/index.html',
    `${other}.json`,
    `${other}.pdf`,
    `${other}/index.html`,
    `embed/${other}/index.html`,
    // What only it shared with the other unit's project.
    'indicators/参加活动人次/index.html',
    'indicators/活动场次/index.html',
  ])

  // And all is as it was.
  for (const part of ['content', 'templates']) await rm(join(root, part), { recursive: true })
  await writeTwoUnits(root)
  await cp('templates', join(root, 'templates'), { recursive: true })
  expect(await build(root)).toEqual(first)
})
