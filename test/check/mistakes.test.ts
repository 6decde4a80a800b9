import { cp, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readProject } from '../../src/content/read-department.ts'
import type { Finding } from '../../src/model/finding.ts'
import { checkAll } from '../../src/review/review.ts'
import { follow } from './follow.ts'
import { type Mistake, mistakes } from './mistakes.ts'

const school = join(import.meta.dirname, '../fixtures/school')
const root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
const folder = join(root, 'content/501001/2026')
await symlink(join(import.meta.dirname, '../../templates'), join(root, 'templates'))
afterAll(() => rm(root, { recursive: true }))

const names: Readonly<Record<string, string>> = { 项目: '50100126T000000000102.yaml', 单位: 'department.md' }
const project = await readFile(join(school, 'content/501001/2026/50100126T000000000102.yaml'), 'utf8')
/** Whole files, where a mistake is one of a file's name. */
const wholes: Readonly<Record<string, string>> = {
  项目: project,
  项目无编码: project.replace(/^项目编码.*\n/, ''),
}

beforeEach(async () => {
  await rm(join(root, 'content'), { recursive: true, force: true })
  await cp(join(school, 'content'), join(root, 'content'), { recursive: true })
})

async function findings(): Promise<readonly Finding[]> {
  return (await checkAll(root)).findings
}

async function type({ in: place, from, to }: Mistake) {
  const known = names[place]
  const before = known ? await readFile(join(folder, known), 'utf8') : ''
  const after = known ? before.replace(from, to) : (wholes[to] ?? to)
  if (known && after === before) throw new Error(`nothing to mistype: ${from}`)
  const name = known ?? place
  await writeFile(join(folder, name), after)
  return { name, before, after }
}

test('the school has no findings before anyone mistypes', async () => {
  expect((await findings()).filter(({ severity }) => severity !== 'note')).toEqual([])
})

describe('found, with a mend that says what is right', () => {
  test.each(mistakes.filter(({ rule }) => rule))('$name', async (mistake) => {
    await type(mistake)
    const name = names[mistake.in] ?? mistake.in
    const found = (await findings()).filter(
      ({ rule, file }) => rule === mistake.rule && file.endsWith(`/${name}`),
    )
    expect(found).not.toEqual([])
    const [{ line, expected = '', fix = '' } = found[0] ?? {}] = found
    expect(`${expected}\n${fix}`).toContain(mistake.mend)
    expect(`${fix}`).not.toContain('照这样写')
    if (names[mistake.in]) expect(line).toBeGreaterThan(0)
  })
})

/** What a mend says where only a person who looks it up can tell what is right. */
const lookUp =
  /照批复的文件写清楚|^删去|查对|核对|对照|照批复|照实|留下|填上|看 templates|一并不公开|末尾补上|删去手机号|有编码的/

describe('followed to the letter, it is as it was before', () => {
  test.each(mistakes.filter(({ rule }) => rule))('$name', async (mistake) => {
    const typed = await type(mistake)
    const own = (found: readonly Finding[]) =>
      found.filter(({ rule, file }) => rule === mistake.rule && file.endsWith(`/${typed.name}`))
    const [finding] = own(await findings())
    const done = finding && follow(typed.after, finding)
    if (done === undefined) return expect(finding?.fix).toMatch(lookUp)
    const file = join(folder, typed.name)
    if (done === 'removed') await rm(file)
    else if ('name' in done) await rename(file, join(folder, done.name))
    else await writeFile(file, done.text)
    if (typeof done === 'object' && 'text' in done)
      expect(done.text).toBe(
        mistake.followed ? typed.before.replace(mistake.from, mistake.followed) : typed.before,
      )
    expect(own(await findings())).toEqual([])
  })
})

test.each([
  ['to the letter', /年度: 2026/],
  ['with every year changed', /2026/g],
])('a folder copied from the year before, %s, is told', async (_, year) => {
  const copy = join(root, 'content/501001/2027')
  await cp(folder, copy, { recursive: true })
  for (const name of await readdir(copy))
    await writeFile(
      join(copy, name),
      (await readFile(join(copy, name), 'utf8')).replace(year, (text) => text.replace('2026', '2027')),
    )
  expect((await findings()).filter(({ rule }) => rule === 'copied-year')).toMatchObject([
    { file: 'content/501001/2027/department.md', message: expect.stringContaining('2 个项目中有 2 个') },
  ])
})

/** From which line to which a mistake changes the project's file. */
function linesOf(typed: string): [number, number] {
  const [before, after] = [project.split('\n'), typed.split('\n')]
  const first = before.findIndex((line, index) => line !== after[index])
  const kept = before.toReversed().findIndex((line, index) => line !== after[after.length - 1 - index])
  return [first, before.length - 1 - kept]
}

test('a mistake hides no other', () => {
  const rulesIn = (text: string) => {
    const found: Finding[] = []
    readProject(text, `content/501001/2026/${names.项目}`, '万元', found)
    return found.map(({ rule }) => rule)
  }
  const typed = mistakes
    .filter((one) => one.in === '项目' && one.rule)
    .map((one) => {
      const text = project.replace(one.from, one.to)
      return { ...one, text, rules: rulesIn(text), lines: linesOf(text) }
    })
    .filter(({ rules }) => rules.length > 0)
  for (const one of typed)
    for (const other of typed) {
      const both = one.text.replace(other.from, other.to)
      if (one.lines[1] + 1 >= other.lines[0] || both === one.text) continue
      const names = `${one.name}、${other.name}`
      expect([names, ...rulesIn(both).toSorted()]).toEqual([
        names,
        ...[...one.rules, ...other.rules].toSorted(),
      ])
    }
})

test.each(mistakes.filter(({ rule }) => !rule))('$name is no mistake', async (mistake) => {
  await type(mistake)
  expect((await findings()).filter(({ severity }) => severity !== 'note')).toEqual([])
})
