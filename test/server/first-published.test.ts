import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstPublished } from '../../src/server/first-published.ts'
import { command, must } from './server.ts'

let folder: string
let repository: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbiao-dates-'))
  repository = join(folder, '.git')
  await must(folder, 'git', ['init', '--quiet', '--initial-branch=main'])
})
afterAll(() => rm(folder, { recursive: true }))

const [a, b, c] = ['A-1', 'A-2', 'A-3'].map((name) => `content/101001/2025/${name}.yaml`)
const department = 'content/101001/2025/department.md'

async function save(day: string, files: Record<string, string | undefined>, time = '09:00:00+08:00') {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    if (text === undefined) await rm(join(folder, file))
    else await writeFile(join(folder, file), text)
  }
  await must(folder, 'git', ['add', '--all'])
  const date = `2025-03-${day}T${time}`
  const env = { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: '2024-01-01T00:00:00Z' }
  const { status, output } = await command(folder, 'git', ['commit', '--quiet', '--message=x'], env)
  expect(status, output).toBe(0)
}
const dates = async (prefix?: string) =>
  Object.fromEntries(
    [...(await firstPublished(repository, 'main', prefix))].map(([file, date]) => [file, date.slice(8, 10)]),
  )

test('a file is published by the commit that brings it to the branch, whenever it was written and changed', async () => {
  await save('01', { [department]: '甲\n', [a ?? '']: '一\n' })
  await save('02', { [a ?? '']: '二\n' })
  await must(folder, 'git', ['checkout', '--quiet', '-b', 'draft'])
  await save('03', { [b ?? '']: '一\n' })
  await must(folder, 'git', ['checkout', '--quiet', 'main'])
  const env = { GIT_COMMITTER_DATE: '2025-03-05T09:00:00+08:00' }
  await command(folder, 'git', ['merge', '--quiet', '--no-ff', '--message=merge', 'draft'], env)
  expect(await dates()).toEqual({ [department]: '01', [a ?? '']: '01', [b ?? '']: '05' })
})

test('what was gone for a while was published when it first came', async () => {
  await save('06', { [a ?? '']: undefined })
  await save('07', { [a ?? '']: '三\n' })
  expect((await dates())[a ?? '']).toBe('01')
})

test('what was withheld as a whole is published when it is opened, and all of a unit with the unit', async () => {
  await save('08', { [c ?? '']: '不公开: 涉及国家秘密\n' })
  await save('09', { [c ?? '']: '一\n' })
  expect((await dates())[c ?? '']).toBe('09')
  await save('10', { [department]: '不公开: 未定\n甲\n' })
  await save('11', { [department]: '甲\n' })
  expect(await dates()).toEqual({ [department]: '11', [a ?? '']: '11', [b ?? '']: '11', [c ?? '']: '11' })
})

test('content may be in a folder of the repository', async () => {
  await save('12', { 'site/content/1/2025/X.yaml': '一\n' })
  expect(await dates('site/')).toEqual({ 'content/1/2025/X.yaml': '12' })
})

test('the day is the day in China, wherever the machine is that made the commit', async () => {
  await save('12', { 'content/1/2025/Y.yaml': '一\n' }, '20:30:00-05:00')
  expect((await dates())['content/1/2025/Y.yaml']).toBe('13')
})

test('a history that was cut off tells nothing', async () => {
  await must(folder, 'git', ['clone', '--quiet', '--depth=1', `file://${folder}`, join(folder, 'shallow')])
  expect(await firstPublished(join(folder, 'shallow/.git'), 'main')).toEqual(new Map())
  await rm(join(folder, 'shallow'), { recursive: true })
})
