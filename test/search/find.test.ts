import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDemoCounty } from '../../scripts/demo/county.ts'
import { readContent } from '../../src/content/read.ts'
import { tellHistory } from '../../src/corrections/history.ts'
import type { DataSource } from '../../src/data/files.ts'
import { buildIndex } from '../../src/search/build-index.ts'
import { find } from '../../src/search/find.ts'
import { placeOf } from '../../src/search/parts.ts'
import { pagesOf } from '../../src/search/passages.ts'
import { scriptOf } from '../../src/search/script-files.ts'
import { normalise, wordsOf } from '../../src/search/text.ts'

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

/** The address of everything that is found, as far as a test needs to tell pages apart. */
async function found({ head, parts }: Index, query: string): Promise<string[]> {
  const load = async (name: string) => head.parts?.[name] ?? parts.get(name)
  const { hits } = await find(head, query, load)
  return hits
    .map(({ page }) => {
      const { unit, year, place } = placeOf(head, page)
      return `${head.units[unit]?.[0]} ${year} ${place}`
    })
    .sort()
}

interface Scanned {
  name: string
  texts: string[]
}

function scanned({ departments, history }: DataSource): Scanned[] {
  return departments.flatMap((department) =>
    pagesOf(department, history).map(({ about, project, passages }) => ({
      name: `${department.unit} ${department.year} ${
        project ? department.projects.indexOf(project) + 2 : about === 'overall' ? 1 : 0
      }`,
      texts: passages.map(({ text }) => normalise(text)),
    })),
  )
}

function scan(pages: readonly Scanned[], query: string): string[] {
  const words = wordsOf(query)
  return pages
    .filter(({ texts }) => words.every((word) => texts.some((text) => text.includes(word))))
    .map(({ name }) => name)
    .sort()
}

/** Numbers that are the same in every run. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Pieces of 2 to 8 characters of texts of every field, and as many as asked for that occur nowhere. */
function queries(source: DataSource, pages: readonly Scanned[], count: number, absent: number): string[] {
  const next = random(7)
  const byLabel = [
    ...Map.groupBy(
      source.departments.flatMap((department) =>
        pagesOf(department, source.history).flatMap(({ passages }) => passages),
      ),
      ({ label }) => label,
    ).values(),
  ]
  const pieces: string[] = []
  for (let turn = 0; pieces.length < count; turn++) {
    const passages = byLabel[turn % byLabel.length] ?? []
    const text = passages[next(passages.length)]?.text ?? ''
    const from = next(Math.max(1, text.length - 1))
    const piece = text.slice(from, from + 2 + next(7))
    if (piece.length > 1 && !/\s/.test(piece)) pieces.push(piece)
  }
  const all = pages.flatMap(({ texts }) => texts).join('\n')
  const strangers: string[] = []
  while (strangers.length < absent) {
    const one = pieces[next(count)] ?? ''
    const other = pieces[next(count)] ?? ''
    const query = `${one.slice(-3)}${other.slice(0, 3)}`
    if (!all.includes(normalise(query))) strangers.push(query)
  }
  return [...pieces, ...strangers]
}

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
    for (const query of queries(county, pages, 400, 100)) {
      const expected = scan(pages, query)
      expect({ query, found: await found(index, query) }).toEqual({ query, found: expected })
    }
  })

  test('several words mean all of them, and one may name the unit or the year', async () => {
    const pages = scanned(county)
    expect(await found(index, '农村公路 满意度')).toEqual(scan(pages, '农村公路 满意度'))
    const own = await found(index, '交通运输局 农村公路养护 2025年')
    expect(own).toContain('103001 2025 2')
    expect(own.every((name) => name.startsWith('103001 2025 '))).toBe(true)
  })

  test('full-width, capital and small letters are the same', async () => {
    const expected = await found(index, '103-0401-jbn')
    expect(expected).not.toEqual([])
    expect(await found(index, '１０３－０４０１－ＪＢＮ')).toEqual(expected)
    expect(await found(index, '103-0401-JBN')).toEqual(expected)
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
  for (const word of ['涉及国家秘密', '不予公开']) expect(await found(buildIndex(withheld), word)).toEqual([])
})

test('the one file of a small county is small', () => {
  const { head, parts } = buildIndex(county)
  expect(parts.size).toBe(0)
  expect(gzipSync(scriptOf('index', head)).length).toBeLessThan(45_000)
})
