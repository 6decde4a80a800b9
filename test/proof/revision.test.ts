import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { revisionOf } from '../../src/proof/revision.ts'

const folder = await mkdtemp(join(tmpdir(), 'mingbiao-revision-'))
afterAll(() => rm(folder, { recursive: true }))

const date = '2020-03-02T01:30:00Z'
const who = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_COMMITTER_DATE: date,
  GIT_AUTHOR_DATE: '2019-01-01T00:00:00Z',
}
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Clerk', '-c', 'user.email=clerk@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...who },
  }).trim()

test('a receipt names a commit only where the content is that of the commit', async () => {
  await mkdir(join(folder, 'content'))
  await writeFile(join(folder, 'content/site.yaml'), '一')
  expect(await revisionOf(folder)).toEqual({ unknown: expect.stringContaining('不在 git 里') })

  git('init', '--quiet')
  expect(await revisionOf(folder)).toEqual({ unknown: expect.stringContaining('不在 git 里') })

  git('add', '--all')
  git('commit', '--quiet', '--message=x')
  const revision = { commit: git('rev-parse', 'HEAD'), committed: '2020-03-02T09:30:00+08:00' }
  expect(await revisionOf(folder)).toEqual(revision)
  await writeFile(join(folder, 'notes.txt'), 'nothing to do with content')
  expect(await revisionOf(folder)).toEqual(revision)

  await writeFile(join(folder, 'content/site.yaml'), '二')
  expect(await revisionOf(folder)).toEqual({ unknown: '内容有没有提交的改动' })
  git('commit', '--quiet', '--all', '--message=y')
  await writeFile(join(folder, 'content/new.yaml'), '')
  expect(await revisionOf(folder)).toEqual({ unknown: '内容有没有提交的改动' })
})
