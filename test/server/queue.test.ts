import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  commit,
  edit,
  hash,
  hashes,
  makeClone,
  makeServer,
  must,
  project,
  push,
  releases,
  rename,
  type Server,
  shown,
  unit,
} from './server.ts'
import { freePort, type Running, startNginx } from './web-server.ts'

const pushes = Number(process.env.PUSHES ?? 6)
vi.setConfig({ testTimeout: 300_000 + pushes * 120_000 })

const clones: string[] = []
let server: Server
let web: Running

beforeAll(async () => {
  const port = await freePort()
  // All releases are kept: every answer is looked up in them in the end.
  server = await makeServer('--trial', '--keep', '1000', '--port', String(port))
  for (const name of ['one', 'two', 'three']) clones.push(await makeClone(server, name))
  await push(clones[0] ?? '')
  for (const clone of clones.slice(1)) await catchUp(clone, ['reset', '--quiet', '--hard', 'FETCH_HEAD'])
  web = await startNginx(server, port)
})
afterAll(async () => {
  await web.stop()
  await server.remove()
})

async function catchUp(clone: string, how: readonly string[]) {
  await must(clone, 'git', ['fetch', '--quiet', 'server', 'main'])
  await must(clone, 'git', how)
}

test('who waits is sent home by a later push, which publishes both', async () => {
  const [clone = ''] = clones
  const lock = spawn('flock', [join(server.repository, 'mingbiao/lock'), 'cat'])
  // The lock is held once the program that it runs answers.
  lock.stdin.write('held')
  await once(lock.stdout, 'data')
  await rename(clone, '先来')
  await commit(clone, '先来')
  const first = push(clone)
  const head = await until(() => must(clone, 'git', ['ls-remote', 'server', 'main']), await headOf(clone))
  expect(head).toContain(await headOf(clone))
  await rename(clone, '后到')
  await commit(clone, '后到')
  const second = push(clone)
  const { status, output } = await first
  expect([status, output]).toEqual([
    0,
    expect.stringMatching(/排队等候.*后来又有推送，由它一并公开，不再等候/s),
  ])
  lock.stdin.end()
  expect((await second).output).toContain('已经公开：第 2 次发布')
  expect(await shown(server)).toBe(`2-${(await headOf(clone)).slice(0, 12)}`)
})

const headOf = (clone: string) => must(clone, 'git', ['rev-parse', 'HEAD'])

async function until(look: () => Promise<string>, wanted: string): Promise<string> {
  for (;;) {
    const seen = await look()
    if (seen.includes(wanted)) return seen
    await wait(100)
  }
}

/** What each person changes: nobody's change is in another's way. */
const files = [
  { file: project, key: '项目名称' },
  { file: `${unit}/101-0102-AAA-0002.yaml`, key: '项目名称' },
  { file: `${unit}/department.md`, key: '单位名称' },
]

/** Pushes a person's share, every third with a mistake; as a person does, takes in what others pushed meanwhile, and again. */
async function pushShare(clone: string, person: number): Promise<void> {
  const { file, key } = files[person] ?? { file: project, key: '' }
  for (let turn = 0; turn < pushes / clones.length; turn++) {
    const isWrong = (person + turn) % 3 === 2
    const value = isWrong ? '' : `第${turn + 1}次`
    await edit(clone, file, (text) => text.replace(new RegExp(`^${key}:.*$`, 'm'), `${key}: ${value}`))
    await commit(clone, `${person} ${turn}`)
    for (;;) {
      const { status, output } = await push(clone)
      if (status === 0 && !isWrong) break
      if (output.includes('没有接受这次推送')) {
        expect([isWrong, output]).toEqual([true, expect.stringContaining(`错误: ${key}：`)])
        await must(clone, 'git', ['reset', '--quiet', '--hard', 'HEAD~1'])
        break
      }
      expect(output).toMatch(/fetch first|non-fast-forward|failed to update ref/)
      await catchUp(clone, ['rebase', '--quiet', 'FETCH_HEAD'])
    }
  }
}

/** Reads the whole site over and over, and counts every different answer: `path status hash`. */
async function readAllTheWhile(answers: Map<string, number>, until: AbortSignal) {
  const paths = [...(await hashes(join(server.site, 'current'))).keys()]
  while (!until.aborted)
    for (const path of paths) {
      const answer = await fetch(`${web.url}/${path}`)
      const seen = `${path} ${answer.status} ${hash(new Uint8Array(await answer.arrayBuffer()))}`
      answers.set(seen, (answers.get(seen) ?? 0) + 1)
    }
}

test(`${pushes} pushes at once: the last good one stands, and readers only ever get whole files of a release`, async () => {
  const answers = new Map<string, number>()
  const end = new AbortController()
  const reading = readAllTheWhile(answers, end.signal)
  await Promise.all(clones.map(pushShare))
  end.abort()
  await reading
  const head = (await must(server.repository, 'git', ['rev-parse', 'main'])).slice(0, 12)
  expect(await shown(server)).toMatch(new RegExp(`^\\d+-${head}$`))
  const names = await releases(server)
  const contents = await Promise.all(names.map((release) => hashes(join(server.site, 'releases', release))))
  const paths = new Set(contents.flatMap((files) => [...files.keys()]))
  // An address that only some releases have (names that begin so) is told to be missing by the page that says so.
  const published = new Set(
    contents.flatMap((files) =>
      [...paths].map((path) =>
        files.has(path) ? `${path} 200 ${files.get(path)}` : `${path} 404 ${files.get('404.html')}`,
      ),
    ),
  )
  expect([...answers.keys()].filter((answer) => !published.has(answer))).toEqual([])
  const requests = answers.values().reduce((sum, count) => sum + count, 0)
  console.log(`${pushes} pushes, ${names.length} releases, ${requests} requests`)
  // The reader was there when sites changed.
  expect(answers.size).toBeGreaterThan((await hashes(join(server.site, 'current'))).size)
})

test('a hook that runs twice at once publishes nothing twice', async () => {
  const before = await shown(server)
  const commit = await must(server.repository, 'git', ['rev-parse', 'main'])
  const hook = () =>
    must(server.repository, 'sh', ['-c', `echo ${commit} ${commit} refs/heads/main | hooks/post-receive`])
  for (const output of await Promise.all([hook(), hook()])) expect(output).toContain('就是这些内容。')
  expect(await shown(server)).toBe(before)
})
