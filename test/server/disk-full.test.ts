import { spawnSync } from 'node:child_process'
import { access, mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  command,
  commit,
  hashes,
  leftovers,
  makeClone,
  makeServer,
  must,
  push,
  rename,
  type Server,
  script,
  shown,
} from './server.ts'

vi.setConfig({ testTimeout: 300_000 })

const server: Server = await makeServer('--trial')
/** Where it builds, and where releases are put together: two small disks. */
const disks = { work: join(server.repository, 'mingbiao'), site: server.site }
const mounted: string[] = []
for (const disk of Object.values(disks)) {
  const mount = ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk]
  if ((await command('.', 'mount', mount)).status === 0) mounted.push(disk)
}
/** Only root may mount, and not everywhere. */
const cannotMount = mounted.length < 2

let clone: string
beforeAll(async () => {
  if (cannotMount) return
  await script('setup', server.repository, server.site)
  clone = await makeClone(server)
  expect((await push(clone)).output).toContain('已经公开：第 1 次发布')
})
afterAll(async () => {
  for (const disk of mounted) await must('.', 'umount', [disk])
  await server.remove()
})

/** Fills a disk up to `room` bytes; the file that does it. */
async function fill(disk: string, room: number, folder = disk): Promise<string> {
  const { bavail, bsize } = await statfs(disk)
  const file = join(folder, 'filler')
  await writeFile(file, Buffer.alloc(bavail * bsize - room))
  return file
}

test.skipIf(cannotMount)(
  'a full disk leaves the old site, and with room again the next push works',
  async () => {
    const [before, release] = [await hashes(join(server.site, 'current')), await shown(server)]
    for (const [when, disk, room] of [
      ['in the middle of the build', disks.work, 1_000_000],
      ['while the release is put together', disks.site, 40_000],
    ] as const) {
      const filler = await fill(disk, room)
      await rename(clone, `满了 ${room}`)
      await commit(clone, when)
      const { status, output } = await push(clone)
      expect([status, output]).toEqual([0, expect.stringMatching(/磁盘满了.*没有公开成功/s)])
      expect(await shown(server), when).toBe(release)
      expect(await hashes(join(server.site, 'current')), when).toEqual(before)
      expect(await leftovers(server), when).toEqual([])
      await rm(filler)
    }
    await rename(clone, '空了')
    await commit(clone, '空了')
    expect((await push(clone)).output).toContain('已经公开：第 2 次发布')
  },
)

test.skipIf(cannotMount)('where the cache is what fills the disk, it gives way', async () => {
  const entry = join(disks.work, 'cache/units/315002-2019')
  await mkdir(entry)
  const filler = await fill(disks.work, 1_000_000, entry)
  await rename(clone, '缓存满了')
  await commit(clone, '缓存满了')
  expect((await push(clone)).output).toMatch(/清掉缓存再试一次.*已经公开：第 3 次发布/s)
  await expect(access(filler)).rejects.toThrow('ENOENT')
  expect(await leftovers(server)).toEqual([])
})

test.skipIf(cannotMount)('a list of redactions that does not fit leaves the one that was there', async () => {
  const list = join(disks.work, 'redactions.json')
  expect(redact('某人的住址')).toContain('已经公开：第 4 次发布')
  const before = await readFile(list, 'utf8')
  const filler = await fill(disks.work, 0)
  expect(redact('某人的病史'.repeat(1000))).toContain('磁盘满了')
  expect(await readFile(list, 'utf8')).toBe(before)
  await expect(access(`${list}.new`)).rejects.toThrow('ENOENT')
  await rm(filler)
  expect(redact('某人的病史')).toContain('已经公开：第 5 次发布')
})

test.skipIf(cannotMount)('a disk that can only be read is named, and nobody reads a stack', async () => {
  const repository = join(disks.work, 'other.git')
  await must('.', 'git', ['init', '--quiet', '--bare', repository])
  await must('.', 'mount', ['--bind', repository, repository])
  await must('.', 'mount', ['-o', 'remount,bind,ro', repository])
  const { status, output } = await script('setup', repository, join(server.folder, 'other'))
  await must('.', 'umount', [repository])
  expect(status).toBe(1)
  expect(output.trim()).toBe(`“${repository}”所在的磁盘只能读，不能写。换一个目录\n\n没有改动。`)
})

/** Redacts a text; what the webmaster reads. */
function redact(text: string): string {
  const args = ['scripts/server/redact.ts', server.repository, '--reason', '误登']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: resolve('.'), input: text })
  return `${stdout}${stderr}`
}
