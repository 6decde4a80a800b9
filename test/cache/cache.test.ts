import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { forgetPast, isKept, keep, keepsAnything, keepVariable } from '../../src/cache/cache.ts'
import { forgetOthers, keepFolder } from '../../src/cache/program.ts'

const root = await mkdtemp(join(tmpdir(), 'mingbiao-keep-'))
const folder = join(root, 'cache')
afterAll(async () => {
  delete process.env[keepVariable]
  await rm(root, { recursive: true })
})

let made: string[]
beforeEach(async () => {
  await rm(folder, { recursive: true, force: true })
  process.env[keepVariable] = folder
  made = []
})

/** Makes a text of its input, as upper case, unless it is kept. */
async function make(input: string, kind: 'pdf' | 'card' = 'pdf'): Promise<string> {
  const bytes = await keep(kind, input, () => {
    made.push(input)
    return new TextEncoder().encode(input.toUpperCase())
  })
  return new TextDecoder().decode(bytes)
}

const kept = async () => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

test('the next build takes what an earlier one made of the same, and nothing else', async () => {
  expect([await make('a'), await make('b'), await make('a', 'card')]).toEqual(['A', 'B', 'A'])
  forgetPast(folder)
  expect([await make('b'), await make('c'), await make('b')]).toEqual(['B', 'C', 'B'])
  expect(made).toEqual(['a', 'b', 'a', 'c'])
  // What this build had no use for goes: the folder does not grow from build to build.
  forgetPast(folder)
  expect(await kept()).toHaveLength(2)
})

test('what need not be made again is known beforehand, also after a build that broke off', async () => {
  expect([keepsAnything(), isKept('pdf', 'a')]).toEqual([false, false])
  await make('a')
  expect([keepsAnything(), isKept('pdf', 'a')]).toEqual([true, true])
  forgetPast(folder)
  expect([isKept('pdf', 'a'), isKept('card', 'a'), isKept('pdf', 'b')]).toEqual([true, false, false])
  delete process.env[keepVariable]
  expect([keepsAnything(), isKept('pdf', 'a')]).toEqual([false, false])
})

test('a build that broke off loses nothing that was kept, and leaves what it made', async () => {
  await make('a')
  await make('b')
  forgetPast(folder)
  await make('a')
  await make('c')
  // No end. The next one finds all three.
  for (const input of ['a', 'b', 'c']) await make(input)
  expect(made).toEqual(['a', 'b', 'c'])
})

test.each<[string, (file: string, whole: Buffer) => Promise<void>]>([
  ['emptied', (file) => writeFile(file, '')],
  ['cut short', (file, whole) => writeFile(file, whole.subarray(0, -1))],
  ['longer', (file) => appendFile(file, 'x')],
  [
    'of other bytes',
    (file, whole) =>
      writeFile(
        file,
        whole.map((byte, at) => (at === 33 ? byte ^ 1 : byte)),
      ),
  ],
  [
    'a folder',
    async (file) => {
      await rm(file)
      await mkdir(file)
    },
  ],
])('what is kept and is %s is made again', async (_, damage) => {
  await make('abcdef')
  forgetPast(folder)
  for (const file of await kept()) await damage(file, await readFile(file))
  expect(await make('abcdef')).toBe('ABCDEF')
  expect(await make('abcdef')).toBe('ABCDEF')
  expect(made).toEqual(['abcdef', 'abcdef'])
})

test('where nothing can be kept, everything is made all the same', async () => {
  await writeFile(folder, 'a file is in the way')
  expect([await make('a'), await make('a')]).toEqual(['A', 'A'])
  forgetPast(folder)
  delete process.env[keepVariable]
  expect(await make('a')).toBe('A')
  expect(made).toEqual(['a', 'a', 'a'])
})

test('another version of the program, or of its packages, has a folder of its own, and the old one goes', async () => {
  const program = join(root, 'program')
  for (const part of ['src', 'scripts', 'package-lock.json'])
    await cp(part, join(program, part), { recursive: true })
  const cache = join(root, 'caches')
  const first = await keepFolder(cache, program)
  expect(await keepFolder(cache, program)).toBe(first)
  const folders = [first]
  for (const file of [
    'src/pdf/embed.ts',
    'src/site/style/print.css',
    'src/build/build.ts',
    'package-lock.json',
  ]) {
    await appendFile(join(program, file), '\n')
    folders.push(await keepFolder(cache, program))
  }
  expect(new Set(folders).size).toBe(5)
  for (const one of folders) await mkdir(one, { recursive: true })
  await forgetOthers(first)
  expect(await readdir(cache)).toEqual([first.slice(cache.length + 1)])
})
