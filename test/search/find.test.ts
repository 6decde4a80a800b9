import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundIn, queriesOf, scan, scanned } from '../../scripts/bench/search/queries.ts'
import { writeDemoCounty } from '../../scripts/demo/demo-county.ts'
import { readContent } from '../../src/content/read.ts'
import { tellHistory } from '../../src/corrections/history.ts'
import type { DataSource } from '../../src/data/files.ts'
import { buildIndex } from '../../src/search/build-index.ts'
import { find } from '../../src/search/find.ts'
import { placeOf } from '../../src/search/index-parts.ts'
import { scriptOf } from '../../src/search/script-files.ts'
import { normalise, wordsOf } from '../../src/search/words-and-grams.ts'

/* Whatever is looked for, the index finds the pages that a plain scan of all texts finds. */

let folder: string
let county: DataSource

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  await symlink(resolve('templates'), join(folder, 'templates'))
  await writeDemoCounty(join(folder, 'content'))
  county = withHistory(readContent(folder))
})
afterAll(() => rm(folder, { recursive: true }))

function withHistory(publication: ReturnType<typeof readContent>): DataSource {
  return { ...publication, history: tellHistory(publication.departments, publication.corrections, new Map()) }
}

type Index = ReturnType<typeof buildIndex>

describe.each([
  { kind: 'one file', mostInOne: undefined },
  { kind: 'parts', mostInOne: 0 },
])('an index in $kind', ({ mostInOne }) => {
  let index: Index
  beforeAll(() => {
    index = buildIndex(county, mostInOne)
  })

  test('is divided as it should be', () => {
    expect(index.parts.size > 0).toBe(mostInOne === 0)
    expect(index.head.blocks > 1).toBe(mostInOne === 0)
  })

  test('finds for 500 words what a scan finds: the same pages, none missing, none extra', async () => {
    const pages = scanned(county)
    for (const query of queriesOf(county, pages, 400, 100)) {
      const expected = scan(pages, query)
      expect({ query, found: await foundIn(index, query) }).toEqual({ query, found: expected })
    }
  })

  test('several words mean all of them, and one may name the unit or the year', async () => {
    const pages = scanned(county)
    expect(await foundIn(index, '农村公路 满意度')).toEqual(scan(pages, '农村公路 满意度'))
    const own = await foundIn(index, '交通运输局 农村公路养护 2025年')
    expect(own).toContain('103001 2025 2')
    expect(own.every((name) => name.startsWith('103001 2025 '))).toBe(true)
  })

  test('full-width, capital and small letters are the same', async () => {
    const expected = await foundIn(index, '103-0401-jbn')
    expect(expected).not.toEqual([])
    expect(await foundIn(index, '１０３－０４０１－ＪＢＮ')).toEqual(expected)
    expect(await foundIn(index, '103-0401-JBN')).toEqual(expected)
  })

  test.each([
    ['农村公路养护 2025 年', '农村公路养护 2025年'],
    ['CO₂ m²', 'CO2 m2'],
  ])('“%s” is “%s”: nobody types raised digits, and pages part a number from its unit', (shown, typed) => {
    expect(wordsOf(shown)).toEqual(wordsOf(typed))
  })

  test('a number parted from its unit is found as it is without the space', async () => {
    const expected = await foundIn(index, '农村公路养护 2025年')
    expect(expected).not.toEqual([])
    expect(await foundIn(index, '农村公路养护 2025 年')).toEqual(expected)
  })

  test('names come before indicators, goals and other texts, newer years before older ones', async () => {
    const load = async (name: string) => index.head.parts?.[name] ?? index.parts.get(name)
    const { hits } = await find(index.head, '公路', load)
    const order = hits.map(({ rank, page }) => rank * 10_000 - placeOf(index.head, page).year)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(new Set(hits.map(({ group }) => group)).size).toBeGreaterThan(2)
  })
})

test('a word that is corrected changes the parts that hold it, and few others', () => {
  const before = buildIndex(county, 0)
  const [department] = county.departments
  const [project] = department?.projects ?? []
  if (!department || !project) throw new Error('the county is empty')
  const usage = `${project.usage ?? ''}\n另购铱铂坩埚。`
  const projects = [{ ...project, usage }, ...department.projects.slice(1)]
  const departments = [{ ...department, projects }, ...county.departments.slice(1)]
  const after = buildIndex({ ...county, departments }, 0)
  expect(after.head).toEqual(before.head)
  const text = (index: Index, name: string) => scriptOf(name, index.parts.get(name))
  const changed = [...after.parts.keys()].filter((name) => text(after, name) !== text(before, name))
  expect(changed.filter((name) => name.startsWith('blocks/'))).toHaveLength(1)
  expect(changed.filter((name) => name.startsWith('rows/'))).toEqual([])
})

test('what is withheld cannot be found, and its reason stands on its page alone', async () => {
  const content = join(folder, 'withheld')
  await cp(join(folder, 'content'), join(content, 'content'), { recursive: true })
  await symlink(resolve('templates'), join(content, 'templates'))
  const [project] = county.departments.flatMap(({ projects }) => projects)
  if (!project) throw new Error('the county is empty')
  const file = join(content, project.file)
  const goals = /^绩效目标:.*(\n( .*)?)*\n(?=\S)/m
  const text = await readFile(file, 'utf8')
  expect(text).toMatch(goals)
  await writeFile(file, text.replace(goals, '绩效目标: { 不公开: 涉及国家秘密 }\n'))
  const withheld = withHistory(readContent(content))
  const [goal = ''] = project.goal.split('\n')
  const count = (source: DataSource) =>
    scanned(source).filter(({ texts }) => texts.includes(normalise(goal.trim()))).length
  expect(count(withheld)).toBe(count(county) - 1)
  for (const word of ['涉及国家秘密', '不予公开'])
    expect(await foundIn(buildIndex(withheld), word)).toEqual([])
})

test('what was withdrawn is found on the page that tells of it, by name, code and reason', async () => {
  const index = buildIndex(county)
  for (const word of ['道路养护机械租赁', '103-0499-JBN-ZZZ9', '重复公开'])
    expect(await foundIn(index, word), word).toContain('103001 2025 0')
})

test('the one file of a small county is small', () => {
  const { head, parts } = buildIndex(county)
  expect(parts.size).toBe(0)
  expect(gzipSync(scriptOf('index', head)).length).toBeLessThan(45_000)
})
