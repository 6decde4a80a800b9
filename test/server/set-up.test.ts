import { access, chown, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeClone, makeServer, push, type Server, script, shown } from './server.ts'

/* Slips of webmasters: the wrong account, a name that git cannot have. */

vi.setConfig({ testTimeout: 300_000 })

let server: Server
let clone: string
beforeAll(async () => {
  server = await makeServer('--trial')
  clone = await makeClone(server)
  expect((await push(clone)).output).toContain('已经公开：第 1 次发布')
})
afterAll(() => server.remove())

test('a branch that git cannot have is refused before anything is made', async () => {
  const repository = join(server.folder, 'other.git')
  const { status, output } = await script(
    'setup',
    repository,
    join(server.folder, 'other'),
    '--branch',
    'a b',
  )
  expect([status, output]).toEqual([1, expect.stringContaining('“a b”不能作分支的名称')])
  expect(output).not.toContain('    at ')
  await expect(access(repository)).rejects.toThrow('ENOENT')
})

test('set-up makes the lock, which root would have who locks it first, for a backup', async () => {
  expect(await readdir(join(server.repository, 'mingbiao'))).toContain('lock')
  const other = await makeServer()
  expect(await readdir(join(other.repository, 'mingbiao'))).toContain('lock')
  await other.remove()
})

// Only root may give files away.
test.skipIf(process.geteuid?.() !== 0)(
  'whoever is not the account that has the repository is told which it is, and writes nothing',
  async () => {
    const before = await shown(server)
    await chown(server.repository, 65_534, 65_534)
    const { repository, site } = server
    const outcomes = [
      await script('publish', repository),
      await script('rollback', repository),
      await script('user', repository, '101001', 'ssh-ed25519 AAAA'),
      await script('setup', repository, site),
    ]
    for (const { status, output } of outcomes) {
      expect([status, output]).toEqual([1, expect.stringContaining('是账户 nobody 的，现在的账户是 root')])
      expect(output).toContain('sudo -u nobody -s')
    }
    await chown(repository, 0, 0)
    expect(await shown(server)).toBe(before)
  },
)
