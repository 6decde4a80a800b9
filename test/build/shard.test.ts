import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { momentTyped } from '../../scripts/now.ts'
import { parseShard } from '../../src/build/shard.ts'
import { command, hashes, must } from '../server/server.ts'
import { writeTwoUnits } from './two-units.ts'

vi.setConfig({ hookTimeout: 600_000, testTimeout: 600_000 })

const folder = await mkdtemp(join(tmpdir(), 'mingbiao-shards-'))
const alone = join(folder, 'alone')
const [first, second, last] = [join(folder, 'first'), join(folder, 'second'), join(folder, 'last')]
afterAll(() => rm(folder, { recursive: true }))

/** Runs a command of the program in the folder of a machine. */
function mingbiao(at: string, script: string, ...args: string[]) {
  return must(at, process.execPath, [resolve('scripts', script), ...args])
}

async function filesIn(at: string): Promise<string[]> {
  const entries = await readdir(at, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

beforeAll(async () => {
  for (const at of [alone, first, second, last]) {
    await mkdir(at)
    await writeTwoUnits(at)
  }
})

test('parts of a county made on several machines come to the site that one machine makes', async () => {
  await mingbiao(alone, 'build.ts')
  expect(await mingbiao(first, 'build.ts', '--shard', '1/2')).toContain('第 1 片（共 2 片）：1 个单位年度')
  await mingbiao(second, 'build.ts', '--shard', '2/2')
  // A part is no site.
  expect(await readdir(first)).not.toContain('dist')
  expect(
    await mingbiao(last, 'merge.ts', join(first, '.cache/units'), join(second, '.cache/units')),
  ).toContain('收进了 2 个分片，2 个单位年度')
  const brought = await filesIn(join(last, '.cache/units'))
  const before = await Promise.all(brought.map(async (file) => (await stat(file)).ino))
  await mingbiao(last, 'build.ts')
  expect(await hashes(join(last, 'dist'))).toEqual(await hashes(join(alone, 'dist')))
  // Nothing was made again: the very files that were brought are still there.
  expect(await Promise.all(brought.map(async (file) => (await stat(file)).ino))).toEqual(before)
})

test('a folder that holds no part is refused by name', async () => {
  const { status, output } = await command(last, process.execPath, [resolve('scripts/merge.ts'), 'content'])
  expect([status, output]).toEqual([1, expect.stringContaining('“content”里没有分片')])
})

describe('a shard', () => {
  test.each([
    ['1/4', { number: 1, count: 4 }],
    ['4/4', { number: 4, count: 4 }],
  ])('%s is read', (text, shard) => expect(parseShard(text)).toEqual(shard))
  test.each(['0/4', '5/4', '1', '1/0', 'a/b', '1/4/2', ''])('“%s” is none', (text) =>
    expect(parseShard(text)).toBeUndefined(),
  )
})

describe('the moment that several machines share', () => {
  test.each([
    ['2026-03-02T09:30:00+08:00', '2026-03-02T09:30:00+08:00'],
    ['2026-03-02T01:30:00Z', '2026-03-02T09:30:00+08:00'],
  ])('%s is read', (text, moment) => expect(momentTyped(text)).toBe(moment))
  test.each([
    ['昨天', '--at 要写成'],
    ['2026-13-02T09:30:00Z', '--at 要写成'],
    ['2026-03-02', '--at 要写成'],
    ['2999-01-01T00:00:00Z', '还没有到'],
  ])('%s is refused', (text, why) => expect(() => momentTyped(text)).toThrow(why))
})
