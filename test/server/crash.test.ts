import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { environment } from '../browser/environment.ts'
import {
  commit,
  contentOf,
  leftovers,
  makeClone,
  makeServer,
  must,
  push,
  pushUnseen,
  releases,
  rename,
  type Server,
  shown,
} from './server.ts'

const kills = Number(process.env.KILLS ?? 10)
const keep = 3

let server: Server
let clone: string
/** How long a publication takes here and now. */
let duration: number
/** The hashes of all files of each of the two sites that are published in turn. */
const whole: Map<string, string>[] = []

beforeAll(async () => {
  server = await makeServer('--trial', '--keep', String(keep))
  clone = await makeClone(server)
  for (const round of [0, 1]) {
    await change(round)
    const start = performance.now()
    const { output } = await push(clone)
    duration = performance.now() - start
    expect(output).toContain('已经公开')
    whole.push(await contentOf(join(server.site, 'current')))
  }
  expect(whole[0]).not.toEqual(whole[1])
})
afterAll(() => server.remove())

/** Commits one of two contents. */
async function change(round: number) {
  await rename(clone, round % 2 === 0 ? '甲' : '乙')
  await commit(clone, `第 ${round} 轮`)
}

function startHook(): ChildProcess {
  const hook = spawn('hooks/post-receive', {
    cwd: server.repository,
    env: environment(),
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  hook.stdin?.end(`${'0'.repeat(40)} ${'1'.repeat(40)} refs/heads/main\n`)
  return hook
}

/** The hook's child waits for the lock, and its child builds. */
async function below(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const children = text.split(' ').filter(Boolean).map(Number)
  return [...children, ...(await Promise.all(children.map(below))).flat()]
}

/** Waits for a moment anywhere in a publication, or, every second time, where it puts the release together and shows it. */
async function randomMoment(round: number, hook: ChildProcess) {
  if (round % 2 === 0) return wait(Math.random() * duration)
  while (hook.exitCode === null && !(await isThere(join(server.site, 'releases/.unfinished/404.html'))))
    await wait(5)
  await wait(Math.random() * 500)
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

function kill(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

test(
  `SIGKILL at ${kills} random moments: a whole site stands, and the next push works with nobody's help`,
  async () => {
    for (let round = 0; round < kills; round++) {
      await change(round)
      await pushUnseen(clone)
      const hook = startHook()
      await randomMoment(round, hook)
      const pid = hook.pid ?? 0
      const [lock, builder, ...others] = await below(pid)
      // The builder alone; the hook, whose builder goes on; everything, as when the power fails.
      const victims = [[builder], [pid], [pid, lock, builder, ...others]][round % 3] ?? []
      const killed = victims.filter((victim) => victim !== undefined)
      killed.forEach(kill)
      if (hook.exitCode === null && hook.signalCode === null) await once(hook, 'exit')
      expect(whole, `round ${round}`).toContainEqual(await contentOf(join(server.site, 'current')))
    }
    await change(kills)
    const { status, output } = await push(clone)
    expect([status, output]).toEqual([0, expect.stringContaining('已经公开：')])
    expect(await shown(server)).toContain((await must(clone, 'git', ['rev-parse', 'HEAD'])).slice(0, 12))
    expect(await contentOf(join(server.site, 'current'))).toEqual(whole[kills % 2])
    expect(await leftovers(server)).toEqual([])
    const kept = await releases(server)
    expect(kept.length).toBeLessThanOrEqual(keep)
    for (const release of kept)
      expect(whole, release).toContainEqual(await contentOf(join(server.site, 'releases', release)))
  },
  60_000 + kills * 60_000,
)

/** The process that judges, builds and publishes what is pushed: its folders bear its number. */
async function pushProcess(): Promise<number | undefined> {
  const names = await readdir(join(server.repository, 'mingbiao'))
  return names.flatMap((name) => /^check-(\d+)-/.exec(name)?.[1] ?? []).map(Number)[0]
}

test(
  `SIGKILL of the process of a push at ${kills} random moments: it is refused, or published all the same`,
  async () => {
    for (let round = 0; round < kills; round++) {
      await change(round)
      const pushing = push(clone)
      let pid = await pushProcess()
      while (pid === undefined) {
        await wait(5)
        pid = await pushProcess()
      }
      await wait(Math.random() * duration)
      kill(pid)
      const { status, output } = await pushing
      const isRefused = status !== 0
      expect(output, `round ${round}`).toMatch(isRefused ? /pre-receive hook declined/ : /已经公开/)
      const stands = await contentOf(join(server.site, 'current'))
      expect(whole, `round ${round}`).toContainEqual(stands)
      if (!isRefused) expect(stands, `round ${round}`).toEqual(whole[round % 2])
    }
    await change(kills)
    expect((await push(clone)).status).toBe(0)
    expect(await contentOf(join(server.site, 'current'))).toEqual(whole[kills % 2])
    expect(await leftovers(server)).toEqual([])
  },
  60_000 + kills * 60_000,
)
