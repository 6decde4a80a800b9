import { cp, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { adoptFound, type Memory } from '../../src/review/memory.ts'
import { checkAll } from '../../src/review/review.ts'
import * as year from '../../src/review/year.ts'

const unit = 'content/101001/2025'
const project = `${unit}/101-0101-AAA-0001.yaml`

let root: string
let memory: Memory
const checkYear = vi.spyOn(year, 'checkYear')
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mingbiao-memory-'))
  memory = { folder: join(root, 'memory'), version: '1' }
  await cp('test/fixtures/county/content', join(root, 'content'), { recursive: true })
  await cp(join(root, unit), join(root, 'content/101001/2024'), { recursive: true })
  const head = join(root, 'content/101001/2024/department.md')
  await writeFile(head, (await readFile(head, 'utf8')).replaceAll('2025', '2024'))
})
afterEach(() => rm(root, { recursive: true }))

const program = resolve('.')
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** How many units' years are read and checked anew; the report must be one made from nothing. */
async function checkedAnew(): Promise<number> {
  checkYear.mockClear()
  const { templates: _, ...report } = await checkAll(root, { program, memory })
  const anew = checkYear.mock.calls.length
  const { templates: __, ...whole } = await checkAll(root, { program })
  expect(plain(report)).toEqual(plain(whole))
  return anew
}

async function change(file: string, from: RegExp, to: string) {
  const text = await readFile(join(root, file), 'utf8')
  await writeFile(join(root, file), text.replace(from, to))
}

test('a change has its own unit year checked, and no other', async () => {
  expect(await checkedAnew()).toBe(2)
  expect(await checkedAnew()).toBe(0)
  await change(project, /^预算数: .*$/m, '预算数: 99.00')
  expect(await checkedAnew()).toBe(1)
  await change(project, /^预算数: .*$/m, '预算数: 0.8万')
  expect(await checkedAnew()).toBe(1)
  await rm(join(root, project))
  expect(await checkedAnew()).toBe(1)
  await writeFile(join(root, unit, '说明.txt'), '')
  expect(await checkedAnew()).toBe(1)
})

test('what all are checked by has all checked again', async () => {
  await checkedAnew()
  await change('content/site.yaml', /$/, '检查:\n  满分: 100\n')
  expect(await checkedAnew()).toBe(2)
  memory.version = '2'
  expect(await checkedAnew()).toBe(2)
})

test('a damaged note is none, and what is not there any longer is forgotten', async () => {
  await checkedAnew()
  const [first = '', second = ''] = (await readdir(memory.folder)).map((name) => join(memory.folder, name))
  const text = await readFile(first, 'utf8')
  await writeFile(first, text.replace(/"fen":\d/, '"fen":7'))
  await writeFile(second, text.slice(0, 500))
  expect(await checkedAnew()).toBe(2)
  await rm(join(root, 'content/101001/2024'), { recursive: true })
  expect(await checkedAnew()).toBe(0)
  expect(await readdir(memory.folder)).toEqual(['101001-2025'])
})

test('nobody else reads it; what may be refused is apart until it is accepted', async () => {
  const { quarantine } = Object.assign(memory, { quarantine: join(root, 'quarantine') })
  await checkedAnew()
  await expect(readdir(memory.folder)).rejects.toThrow('ENOENT')
  const found = (await readdir(quarantine)).filter((name) => /^\d/.test(name))
  expect(found).toEqual(['101001-2024', '101001-2025'])
  adoptFound(memory, ['content/101001/2025'])
  expect(await readdir(memory.folder)).toContain('101001-2025')
  expect(await readdir(memory.folder)).not.toContain('101001-2024')
  delete memory.quarantine
  expect(await checkedAnew(), 'the one that was forgotten').toBe(1)
  for (const path of [memory.folder, join(memory.folder, '101001-2025')])
    expect((await stat(path)).mode & 0o077).toBe(0)
})

/** What the note of a unit's year is found again by: the bytes of its files, and what the system says of them. */
async function keys(): Promise<number> {
  const note = await readFile(join(memory.folder, '101001-2025'), 'utf8')
  return note.slice(0, note.indexOf('\n')).split(' ').length - 1
}

test('files that have just changed are read again; those that lie still are known without', async () => {
  await checkedAnew()
  await checkedAnew()
  expect(await keys()).toBe(1)
  await sleep(2100)
  expect(await checkedAnew()).toBe(0)
  expect(await keys()).toBe(2)
  expect(await checkedAnew()).toBe(0)
})

test('a change in the same moment, of the same length, is noticed', async () => {
  await checkedAnew()
  const text = await readFile(join(root, project), 'utf8')
  for (let at = 0; at < 20; at++) {
    await writeFile(join(root, project), text.replace(/^预算数: \d/m, `预算数: ${(at % 9) + 1}`))
    expect(await checkedAnew()).toBe(1)
  }
})

test('a change that has the date and length of what was there is noticed', async () => {
  const [file, other] = [join(root, project), join(root, 'other')]
  const [text, date] = [await readFile(file, 'utf8'), new Date('2026-01-01')]
  const edited = (digit: number) => text.replace(/^预算数: \d/m, `预算数: ${digit}`)
  await utimes(file, date, date)
  await sleep(2100)
  await checkedAnew()
  expect(await keys()).toBe(2)
  await writeFile(file, edited(4))
  await utimes(file, date, date)
  expect(await checkedAnew()).toBe(1)
  await writeFile(other, edited(5))
  await utimes(other, date, date)
  await rename(other, file)
  expect(await checkedAnew()).toBe(1)
})

test('where nothing can be noted, everything is checked all the same', async () => {
  memory.folder = join(root, project, 'memory')
  expect(await checkedAnew()).toBe(2)
  expect(await checkedAnew()).toBe(2)
})
