import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { withLock } from '../../src/build/lock.ts'

const folder = await mkdtemp(join(tmpdir(), 'mingbiao-lock-'))
afterAll(() => rm(folder, { recursive: true }))

test('who comes second waits, says so once, and goes on when the first is done', async () => {
  const file = join(folder, 'new/build.lock')
  const story: string[] = []
  const first = Promise.withResolvers<void>()
  const started = Promise.withResolvers<void>()
  const work = (name: string, until: Promise<void>) => () => {
    story.push(`${name} begins`)
    started.resolve()
    return until.then(() => story.push(`${name} ends`))
  }
  const waits = Promise.withResolvers<void>()
  const told = () => {
    story.push('the second waits')
    waits.resolve()
  }
  const one = withLock(file, () => story.push('the first waits'), work('the first', first.promise))
  await started.promise
  const two = withLock(file, told, work('the second', Promise.resolve()))
  await waits.promise
  // Long enough to have asked again.
  await new Promise((done) => setTimeout(done, 250))
  first.resolve()
  await Promise.all([one, two])
  expect(story).toEqual([
    'the first begins',
    'the second waits',
    'the first ends',
    'the second begins',
    'the second ends',
  ])
})

test('work that fails gives the lock back', async () => {
  const file = join(folder, 'fails.lock')
  await expect(
    withLock(
      file,
      () => {},
      () => Promise.reject(new Error('no')),
    ),
  ).rejects.toThrow('no')
  expect(
    await withLock(
      file,
      () => expect.fail('waits'),
      async () => 'done',
    ),
  ).toBe('done')
})

test('a lock whose process was killed is free', async () => {
  const file = join(folder, 'killed.lock')
  const holder = `import { withLock } from ${JSON.stringify(resolve('src/build/lock.ts'))}
await withLock(${JSON.stringify(file)}, () => {}, () => new Promise(() => { console.log('held'); setInterval(() => {}, 1000) }))`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', holder])
  await once(child.stdout, 'data')
  let waited = false
  const own = withLock(
    file,
    () => {
      waited = true
      child.kill('SIGKILL')
    },
    async () => 'done',
  )
  expect(await own).toBe('done')
  expect(waited).toBe(true)
})
