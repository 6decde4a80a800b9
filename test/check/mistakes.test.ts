import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { checkAll } from '../../src/review/review.ts'
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

async function type({ in: place, from, to }: Pick<Mistake, 'in' | 'from' | 'to'>) {
  const known = names[place]
  const before = known ? await readFile(join(folder, known), 'utf8') : ''
  const after = known ? before.replace(from, to) : (wholes[to] ?? to)
  if (known && after === before) throw new Error(`nothing to mistype: ${from}`)
  await writeFile(join(folder, known ?? place), after)
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

  test.each(mistakes.filter(({ followed }) => followed))(
    '$name, once the mend is followed',
    async (mistake) => {
      await type({ ...mistake, to: mistake.followed ?? '' })
      const errors = (await findings()).filter(
        ({ severity, rule }) => severity === 'error' && rule !== 'money-sum',
      )
      expect(errors).toEqual([])
    },
  )
})

test.each(mistakes.filter(({ rule }) => !rule))('$name is no mistake', async (mistake) => {
  await type(mistake)
  expect((await findings()).filter(({ severity }) => severity !== 'note')).toEqual([])
})
