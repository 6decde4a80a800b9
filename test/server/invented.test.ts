import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  command,
  commit,
  edit,
  makeClone,
  makeServer,
  must,
  project,
  push,
  rename,
  type Server,
  script,
} from './server.ts'

vi.setConfig({ testTimeout: 300_000 })

let server: Server
let clone: string
beforeAll(async () => {
  server = await makeServer()
  clone = await makeClone(server)
})
afterAll(() => server.remove())

const mark = (text: string) => `${text}示例数据: 是\n`
const unmark = (text: string) => text.replace(/^示例数据: 是\n/m, '')
const site = 'content/site.yaml'
const isShown = () => readFile(join(server.site, 'current/index.html')).then(Boolean, () => false)

test('content that says it is invented is refused, with its line and two ways out, and nothing is shown', async () => {
  await edit(clone, site, mark)
  await commit(clone, 'a demonstration')
  const { status, output } = await push(clone)
  const line = (await readFile(join(clone, site), 'utf8')).trimEnd().split('\n').length
  expect([status, await isShown()]).toEqual([1, false])
  expect(output).toContain(`${site}:${line}:`)
  expect(output).toMatch(/这是虚构的示例，不能当作本县的内容公开 \[sample\].*npm create mingbiao.*--trial/s)
})

test('a build that goes on with a log refuses it, too; one that is only looked at does not', async () => {
  const build = (...more: string[]) =>
    command(clone, process.execPath, [resolve('scripts/build.ts'), '--published', 'nowhere', ...more])
  expect(await build()).toMatchObject({ status: 1, output: expect.stringContaining('[sample]') })
  expect(await build('--trial')).toMatchObject({ status: 0 })
  await must(clone, 'rm', ['-r', 'dist', '.cache'])
})

test('a server on trial shows it, and when it is one no longer the county begins with nothing to explain', async () => {
  await script('setup', server.repository, server.site, '--trial')
  expect((await push(clone)).output).toContain('已经公开：第 1 次发布')
  await script('setup', server.repository, server.site, '--no-trial')
  await rename(clone, '还是示例')
  await commit(clone, 'still a demonstration')
  expect(await push(clone)).toMatchObject({ status: 1, output: expect.stringContaining('[sample]') })
  await edit(clone, site, (text) => unmark(text).replace(/^网站名称: .*$/m, '网站名称: 本县的名称'))
  await edit(clone, project, (text) => text.replace('≥5000册', '≥4000册'))
  await commit(clone, 'the county itself')
  const first = await push(clone)
  expect(first.output).toContain('已经公开：第 2 次发布')
  expect(await readFile(join(server.site, 'current/changes/index.html'), 'utf8')).not.toContain(
    '网站名称改了',
  )
  await edit(clone, project, (text) => text.replace('≥4000册', '≥10册'))
  await commit(clone, 'a quiet change')
  expect(await push(clone)).toMatchObject({ status: 1, output: expect.stringContaining('没有更正说明') })
})
