import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  command,
  commit,
  leftovers,
  makeClone,
  makeServer,
  must,
  push,
  rename,
  type Server,
  shown,
} from './server.ts'

vi.setConfig({ testTimeout: 300_000 })

let server: Server
let clone: string
beforeAll(async () => {
  server = await makeServer('--trial')
  clone = await makeClone(server)
  expect((await push(clone)).output).toContain('已经公开：第 1 次发布')
})
afterAll(() => server.remove())

/** Puts a hook of the repository's owner in the place of another, or where none is. */
async function writeHook(name: string, text: string): Promise<string> {
  const file = join(server.repository, 'hooks', name)
  await writeFile(file, `#!/bin/sh\n${text}\n`)
  await chmod(file, 0o755)
  return file
}

/** For what goes on when the push has ended. */
const patience = { timeout: 60_000, interval: 100 }

test('what a push changes is built before the branch moves; where git then refuses it, nothing is left', async () => {
  const before = await shown(server)
  const seen = join(server.folder, 'seen')
  const hook = await writeHook(
    'update',
    `find mingbiao/check-* -newer mingbiao/log -name '*.pdf' > ${seen}\nexit 1`,
  )
  await rename(clone, '先做好')
  await commit(clone, '先做好')
  const { status, output } = await push(clone)
  expect([status, output]).toEqual([1, expect.stringContaining('hook declined')])
  const built = (await readFile(seen, 'utf8')).split('\n').map((path) => path.split('/').slice(5).join('/'))
  expect(built).toContain('101001/2025/101-0101-AAA-0001.pdf')
  expect(await shown(server)).toBe(before)
  await expect.poll(() => leftovers(server), patience).toEqual([])
  await rm(hook)
  expect((await push(clone)).output).toContain('已经公开：第 2 次发布')
})

test('a push whose connection breaks off when the branch has moved is published all the same', async () => {
  const hook = join(server.repository, 'hooks/post-receive')
  const text = await readFile(hook)
  await writeHook('post-receive', 'kill -9 $PPID')
  await rename(clone, '断了线')
  const head = await commit(clone, '断了线')
  expect((await push(clone)).status).toBe(1)
  expect(await must(server.repository, 'git', ['rev-parse', 'main'])).toBe(head)
  await expect.poll(() => shown(server), patience).toBe(`3-${head.slice(0, 12)}`)
  await expect.poll(() => leftovers(server), patience).toEqual([])
  await writeFile(hook, text)
})

test('what shall vanish is in nothing that is published or noted, also where the command for it broke off', async () => {
  const own = join(server.repository, 'mingbiao')
  await writeFile(join(own, 'redactions.json'), JSON.stringify(['某人的名字']))
  await rename(clone, '慰问某人的名字')
  await commit(clone, '慰问')
  expect((await push(clone)).output).toContain('已经公开：第 4 次发布')
  const page = join(server.site, 'current/101001/2025/101-0101-AAA-0001/index.html')
  expect(await readFile(page, 'utf8')).toContain('慰问不再公开')
  const holding = await command(own, 'grep', ['-rl', '某人的名字', 'cache', join(server.site, 'current/')])
  expect(holding.output).toBe('')
})
