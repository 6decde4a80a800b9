import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requireForward } from '../../src/server/forward.ts'
import { command, must } from './server.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbiao-forward-'))
  await must(folder, 'git', ['init', '--quiet', '--initial-branch=main'])
  await commit('2020-01-01T09:00:00+08:00')
  await commit('2026-03-01T09:00:00+08:00')
})
afterAll(() => rm(folder, { recursive: true }))

const now = '2026-03-02T09:00:00+08:00'

async function commit(date: string): Promise<string> {
  const env = { GIT_COMMITTER_DATE: date }
  const { status, output } = await command(
    folder,
    'git',
    ['commit', '--quiet', '--allow-empty', '--message=x'],
    env,
  )
  expect(status, output).toBe(0)
  return head()
}
const head = () => must(folder, 'git', ['rev-parse', 'HEAD'])
const forward = (from: string | undefined, to: string | undefined) =>
  requireForward(
    join(folder, '.git'),
    { ref: 'refs/heads/main', ...(from && { from }), ...(to && { to }) },
    now,
  )

test('what a site begins with may be of any age; what comes later is of today', async () => {
  await must(folder, 'git', ['checkout', '--quiet', '-B', 'dates', 'main'])
  const main = await head()
  await forward(undefined, main)
  await forward(main, await commit('2026-03-02T08:00:00+08:00'))
  const old = await commit('2020-01-01T08:00:00+08:00')
  await expect(forward(main, old)).rejects.toThrow(/相差一天以上.*\n.*git rebase --force-rebase/)
  // Who waited for a merge since yesterday is not stopped by it.
  await forward(main, await commit('2026-03-02T08:30:00+08:00'))
  await commit('2026-03-05T08:00:00+08:00')
  await expect(forward(main, await commit('2026-03-02T08:30:00+08:00'))).rejects.toThrow('相差一天以上')
})

test('a merge goes into what is published, not the other way round', async () => {
  await must(folder, 'git', ['checkout', '--quiet', '-B', 'own', 'main~1'])
  await commit('2026-03-02T08:00:00+08:00')
  const main = await must(folder, 'git', ['rev-parse', 'main'])
  const env = { GIT_COMMITTER_DATE: '2026-03-02T08:00:00+08:00' }
  const merge = ['merge', '--quiet', '--no-edit', '--no-ff', '--allow-unrelated-histories']
  await command(folder, 'git', [...merge, 'main'], env)
  await expect(forward(main, await head())).rejects.toThrow(/应当反过来.*\n.*git pull --rebase/)
  await must(folder, 'git', ['checkout', '--quiet', '-B', 'platform', 'main'])
  await command(folder, 'git', [...merge, 'own~1'], env)
  await forward(main, await head())
})

test('nothing is taken back', async () => {
  const main = await must(folder, 'git', ['rev-parse', 'main'])
  await expect(forward(main, await must(folder, 'git', ['rev-parse', 'main~1']))).rejects.toThrow('不能改写')
  await expect(forward(main, undefined)).rejects.toThrow('不能删除')
})

test('a graft does not make a history that there is not', async () => {
  const published = await must(folder, 'git', ['rev-parse', 'main'])
  await must(folder, 'git', ['checkout', '--quiet', '--orphan', 'foreign'])
  const foreign = await commit('2026-03-02T08:00:00+08:00')
  await writeFile(join(folder, '.git/info/grafts'), `${foreign} ${published}\n`)
  expect(await must(folder, 'git', ['rev-list', '--count', 'foreign'])).toMatch(/^3/)
  await expect(forward(published, foreign)).rejects.toThrow()
  await rm(join(folder, '.git/info/grafts'))
})
