import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Restore } from '../../src/model/fault.ts'
import { load } from '../../src/review/load.ts'

const unit = 'content/101001/2025'
const project = `${unit}/101-0101-AAA-0001.yaml`
const commit = 'c'.repeat(40)

let root: string
let shown: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mingbiao-faults-'))
  shown = join(root, 'shown')
  for (const folder of [root, shown])
    await cp('test/fixtures/county/content', join(folder, 'content'), { recursive: true })
  // Another year, without errors.
  await cp(join(root, unit), join(root, 'content/101001/2024'), { recursive: true })
  const head = join(root, 'content/101001/2024/department.md')
  await writeFile(head, (await readFile(head, 'utf8')).replaceAll('2025', '2024'))
})
afterEach(() => rm(root, { recursive: true }))

async function budget(folder: string, value: string) {
  const text = await readFile(join(folder, project), 'utf8')
  await writeFile(join(folder, project), text.replace(/^预算数: .*$/m, `预算数: ${value}`))
}

const restore: Restore = async (unitYear, into) => {
  await cp(join(shown, unitYear), join(into, unitYear), { recursive: true })
  return commit
}
const settled = () => load(root, { program: resolve('.'), settle: { restore, copy: join(root, 'copy') } })

test('what is shown stays although a rule has something against it since; its clerk is told', async () => {
  for (const folder of [root, shown]) await budget(folder, '99.00')
  const { departments, faults, warnings } = await settled()
  expect(departments.map(({ year }) => year)).toEqual([2025, 2024])
  expect(departments[0]?.projects[0]?.budget?.fen).toBe(990_000_00)
  expect(faults).toMatchObject([{ unit: '101001', year: 2025, shows: commit, absent: false }])
  expect(faults[0]?.findings[0]?.file).toBe(project)
  expect(warnings).toContainEqual(expect.objectContaining({ severity: 'error', file: project }))
})

test('what is shown and cannot be read any longer is left out, and not half of it is published', async () => {
  for (const folder of [root, shown]) await budget(folder, '0.8万')
  const { departments, faults } = await settled()
  expect(departments.map(({ year }) => year)).toEqual([2024])
  expect(faults).toMatchObject([{ shows: commit, absent: true }])
})

test('a unit of which nothing is left is not said to have an empty folder', async () => {
  const only = 'content/102001/2025'
  await cp(join(root, unit), join(root, only), { recursive: true })
  const head = join(root, only, 'department.md')
  await writeFile(
    head,
    (await readFile(head, 'utf8')).replaceAll('101001', '102001').replace(/^年度:.*$/m, '年度: 二〇二五'),
  )
  const nothing: Restore = () => Promise.resolve(undefined)
  const { faults, warnings } = await load(root, {
    program: resolve('.'),
    settle: { restore: nothing, copy: join(root, 'copy') },
  })
  expect(faults).toMatchObject([{ unit: '102001', absent: true }])
  expect(warnings.filter(({ rule }) => rule === 'stray-file')).toEqual([])
})

test('files of the clerk are not touched', async () => {
  await budget(root, '0.8万')
  const text = await readFile(join(root, project), 'utf8')
  expect((await settled()).departments[0]?.projects[0]?.budget?.fen).toBe(300_000_00)
  expect(await readFile(join(root, project), 'utf8')).toBe(text)
})
