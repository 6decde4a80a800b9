import { spawnSync } from 'node:child_process'
import { cp, rename as move, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { isRunning } from '../../src/server/is-running.ts'
import {
  commit,
  contentOf,
  edit,
  leftovers,
  makeClone,
  makeServer,
  must,
  project,
  push,
  rename,
  type Server,
  script,
  shown,
  unit,
} from './server.ts'

/* After the push of a county as large as this one, its process waits for the next. */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const units = 64
const published = /已经公开：第 \d+ 次发布/

let server: Server
let clone: string
beforeAll(async () => {
  server = await makeServer('--trial')
  clone = await makeClone(server)
  await rm(join(clone, unit, '101-0102-AAA-0002.yaml'))
  for (let index = 1; index < units; index++) await addUnit(101001 + index)
  await commit(clone, 'a large county')
  expect((await push(clone)).output).toMatch(published)
})
afterAll(() => server.remove())

async function addUnit(code: number) {
  const other = join('content', String(code))
  await cp(join(clone, 'content/101001'), join(clone, other), { recursive: true })
  await edit(clone, join(other, '2025/department.md'), (text) =>
    text.replace('101001', String(code)).replaceAll('示例县图书馆', `示例县第${code}单位`),
  )
}

/** The processes that wait for a push. */
async function waiting(): Promise<number[]> {
  const names = await readdir(join(server.repository, 'mingbiao'))
  return names
    .flatMap((name) => /^push-(\d+)-next\.sock$/.exec(name)?.[1] ?? [])
    .map(Number)
    .filter(isRunning)
}

async function onlyWaiting(): Promise<number> {
  await expect.poll(waiting).toHaveLength(1)
  const [pid = 0] = await waiting()
  return pid
}

async function pushRenamed(name: string) {
  await rename(clone, name)
  await commit(clone, name)
  return push(clone)
}

test('one process takes push after push, and refuses what it would have refused at first', async () => {
  const first = await onlyWaiting()
  expect((await pushRenamed('改一改')).output).toMatch(published)
  expect(await onlyWaiting()).toBe(first)
  const good = await readFile(join(clone, project), 'utf8')
  await edit(clone, project, (text) => text.replace(/^预算数: .*$/m, '预算数: 若干'))
  await commit(clone, '写错了')
  const { status, output } = await push(clone)
  expect([status, output]).toEqual([1, expect.stringContaining('若干')])
  expect(output).toContain('没有接受这次推送')
  expect(await shown(server)).toMatch(/^2-/)
  expect(await onlyWaiting()).toBe(first)
  await writeFile(join(clone, project), good)
  await commit(clone, '改好了')
  expect((await push(clone)).output).toMatch(published)
  expect(await onlyWaiting()).toBe(first)
  await must(clone, 'git', ['tag', 'a-tag'])
  expect((await push(clone, ['a-tag'])).status).toBe(0)
  expect(await onlyWaiting()).toBe(first)
  expect(await leftovers(server)).toEqual([`push-${first}-next.sock`])
})

test('what it shows is what another process shows that makes all anew', async () => {
  expect((await pushRenamed('再改')).output).toMatch(published)
  const made = await contentOf(join(server.site, 'current'))
  for (const name of ['units', 'checked'])
    await rm(join(server.repository, 'mingbiao/cache', name), { recursive: true })
  await rm(join(server.site, 'releases/.earlier'), { recursive: true, force: true })
  expect((await script('publish', server.repository)).output).toMatch(published)
  expect(await contentOf(join(server.site, 'current'))).toEqual(made)
})

test('where it was killed, the next push has another', async () => {
  const before = await onlyWaiting()
  process.kill(before, 'SIGKILL')
  expect((await pushRenamed('断电以后')).output).toMatch(published)
  expect(await onlyWaiting()).not.toBe(before)
})

test('where it is killed over a push, another process judges that', async () => {
  const before = await onlyWaiting()
  const pushed = pushRenamed('半路断电')
  await expect
    .poll(() => leftovers(server), { interval: 5 })
    .toContainEqual(expect.stringMatching(`^check-${before}-`))
  process.kill(before, 'SIGKILL')
  expect((await pushed).output).toMatch(published)
  expect(await onlyWaiting()).not.toBe(before)
})

test('of two pushes at once, each has a process, and one waits in the end', async () => {
  await rename(clone, '一起推')
  await commit(clone, '一起推')
  const [one, other] = await Promise.all([push(clone), push(clone, ['main:refs/heads/draft'])])
  expect([one.status, other.status], one.output + other.output).toEqual([0, 0])
  expect(one.output).toMatch(published)
  await onlyWaiting()
})

test('setting up again ends it, and has none wait if that is said', async () => {
  const before = await onlyWaiting()
  expect((await script('setup', server.repository, server.site, '--wait', '0')).status).toBe(0)
  await expect.poll(() => isRunning(before), { timeout: 10_000 }).toBe(false)
  expect((await pushRenamed('不再等')).output).toMatch(published)
  expect(await waiting()).toEqual([])
  expect((await script('setup', server.repository, server.site, '--wait', '10')).status).toBe(0)
})

test('it ends when something is redacted, of which it may know, and when its repository is gone', async () => {
  expect((await pushRenamed('又等了')).output).toMatch(published)
  const first = await onlyWaiting()
  const redact = ['scripts/server/redact.ts', server.repository, '--reason', '误公开']
  const { stdout } = spawnSync(process.execPath, redact, { input: '没有这样的话\n', encoding: 'utf8' })
  expect(stdout).toMatch(published)
  expect(isRunning(first)).toBe(false)
  expect((await pushRenamed('最后')).output).toMatch(published)
  const last = await onlyWaiting()
  await move(server.repository, `${server.repository}.old`)
  await expect.poll(() => isRunning(last), { timeout: 10_000 }).toBe(false)
})
