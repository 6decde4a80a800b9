import { access, chown, cp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parseLog } from '../../src/log/log.ts'
import { commit, makeClone, makeServer, push, rename, type Server, script, shown } from './server.ts'

/* Slips of webmasters: the wrong account, the wrong folder, a backup that is older than the site. */

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

test('a site that another repository published is refused by name, not in words of git', async () => {
  const other = await makeServer('--trial')
  const own = await makeClone(other)
  expect((await script('setup', other.repository, server.site)).status).toBe(0)
  await rename(own, '另一个县的')
  await commit(own, '另一个县')
  const { status, output } = await push(own)
  expect([status, output]).toEqual([1, expect.stringContaining(`${await shown(server)} 不是这个仓库公开的`)])
  expect(output).not.toContain('fatal')
  await other.remove()
})

test('a repository restored from an older backup waits for what is shown, and its log goes on', async () => {
  const backup = join(server.folder, 'backup.git')
  await cp(server.repository, backup, { recursive: true })
  const late = join(server.folder, 'late')
  await cp(clone, late, { recursive: true })
  await rename(clone, '备份以后改的')
  await commit(clone, '备份以后')
  expect((await push(clone)).output).toContain('已经公开：第 2 次发布')
  const log = await readFile(join(server.site, 'current/publications.jsonl'), 'utf8')
  await rm(server.repository, { recursive: true })
  await cp(backup, server.repository, { recursive: true })

  await rename(late, '没有取回过的')
  await commit(late, '没有取回过')
  const early = await push(late)
  expect([early.status, early.output]).toEqual([1, expect.stringContaining('更早的备份恢复的')])
  await rename(clone, '恢复以后改的')
  await commit(clone, '恢复以后')
  expect((await push(clone)).output).toContain('已经公开：第 3 次发布')
  const after = await readFile(join(server.site, 'current/publications.jsonl'), 'utf8')
  expect(after.startsWith(log)).toBe(true)
  expect(parseLog(after, 'log')).toHaveLength(3)
})
