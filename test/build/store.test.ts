import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { readEntry, writeEntry } from '../../src/build/store.ts'
import { describe } from '../../src/proof/describe.ts'

let entry: string

beforeEach(async () => {
  const store = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  onTestFinished(() => rm(store, { recursive: true }))
  entry = join(store, '315002-2020/key')
  await writeEntry(entry, async (folder) => {
    const bytes = Buffer.from('预算数 80.00 万元')
    await writeFile(join(folder, 'sheet.txt'), bytes)
    return [describe('sheet.txt', bytes)]
  })
})

test('what was finished is found again', () => {
  expect(readEntry(entry)?.files.map(({ path }) => path)).toEqual(['sheet.txt'])
})

test('what is made again and came out the same is the same file, with its date', async () => {
  const later = join(entry, '../later')
  await writeEntry(later, async (folder) => {
    await writeFile(join(folder, 'sheet.txt'), '预算数 80.00 万元')
    await writeFile(join(folder, 'other.txt'), '新的')
    return [
      describe('sheet.txt', Buffer.from('预算数 80.00 万元')),
      describe('other.txt', Buffer.from('新的')),
    ]
  })
  expect(readEntry(later)?.files.length).toBe(2)
  expect((await stat(join(later, 'sheet.txt'))).ino).toBe((await stat(join(entry, 'sheet.txt'))).ino)
})

test('what was copied, and has another date, is the same', async () => {
  await utimes(join(entry, 'sheet.txt'), new Date(0), new Date(0))
  expect(readEntry(entry)?.files.length).toBe(1)
})

const damages: Readonly<Record<string, (name: string) => Promise<void>>> = {
  async 'another byte of the same length'(name) {
    const path = join(entry, name)
    const text = await readFile(path, 'latin1')
    await writeFile(
      path,
      text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)),
      'latin1',
    )
  },
  'half a file': async (name) => {
    const path = join(entry, name)
    const bytes = await readFile(path)
    await writeFile(path, bytes.subarray(0, bytes.length / 2))
  },
  'an empty file': (name) => writeFile(join(entry, name), ''),
  'no file': (name) => rm(join(entry, name)),
}

for (const [damage, harm] of Object.entries(damages))
  for (const name of ['sheet.txt', 'files.json'])
    test(`an entry with ${damage} at ${name} is none`, async () => {
      await harm(name)
      expect(readEntry(entry)).toBeUndefined()
    })
