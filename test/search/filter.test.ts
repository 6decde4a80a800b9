import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeDemoCounty } from '../../scripts/demo/demo-county.ts'
import { readContent } from '../../src/content/read.ts'
import type { Department } from '../../src/content/record.ts'
import { tellHistory } from '../../src/corrections/history.ts'
import { type DataSource, filesOf } from '../../src/data/files.ts'
import { facets, facetsOf, type YearFacets } from '../../src/search/facets.ts'
import { choicesOf, filterCsv, filterRows } from '../../src/search/filter.ts'
import { scriptOf } from '../../src/search/script-files.ts'
import { parseCsv } from '../data/source.ts'

let folder: string
let county: DataSource
let departments: Department[]
let year: YearFacets

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  await symlink(resolve('templates'), join(folder, 'templates'))
  await writeDemoCounty(join(folder, 'content'))
  const publication = readContent(folder)
  const { departments: all, corrections } = publication
  county = { ...publication, history: tellHistory(all, corrections, new Map()) }
  departments = all.filter((one) => one.year === 2026)
  year = facetsOf(
    departments,
    () => false,
    () => false,
  )
})
afterAll(() => rm(folder, { recursive: true }))

function rows(asked: string) {
  return filterRows(year, new URLSearchParams(asked))
}

test('some projects have no indicator of cost', () => {
  expect(rows('从=10&没有=成本').length).toBeGreaterThan(0)
  expect(choicesOf(year, '没有')).toContain('成本')
})

test('indicators are asked for by what forms call their classes', () => {
  const classes = departments.flatMap(({ projects }) =>
    projects.flatMap(({ indicators }) =>
      indicators.flatMap(({ level1, level2 }) => [level1.raw, level2.raw]),
    ),
  )
  expect(choicesOf(year, '有')).toEqual([...new Set([...classes, '满意度', '成本', '效益'])].sort())
})

test('nothing asked is everything, the largest budget first', () => {
  const budgets = rows('').map(([, , , fen]) => fen ?? -1)
  expect(budgets).toHaveLength(departments.flatMap(({ projects }) => projects).length)
  expect(budgets).toEqual(budgets.toSorted((a, b) => b - a))
})

test.each(['满意度', '成本'])(
  'projects over an amount without %s are those that a reader would pick out',
  (family) => {
    const expected = departments.flatMap(({ projects }) =>
      projects.filter(
        ({ budget, indicators }) =>
          (budget?.fen ?? 0) >= 10_000_000 &&
          !indicators.some(({ level1, level2 }) => `${level1.raw}${level2.raw}`.includes(family)),
      ),
    )
    expect(
      rows(`从=10&没有=${family}`)
        .map(([, , id]) => id)
        .sort(),
    ).toEqual(expected.map(({ id }) => id).sort())
    const all = rows('从=10').length
    expect(rows(`从=10&有=${family}`)).toHaveLength(all - expected.length)
  },
)

test('every choice of every facet finds some, and no choice of another finds the same by chance', () => {
  for (const facet of facets.filter((one) => one !== '没有'))
    for (const choice of choicesOf(year, facet))
      expect(rows(new URLSearchParams({ [facet]: choice }).toString()).length).toBeGreaterThan(0)
  for (const [code] of year.units)
    expect(new Set(rows(`单位=${code}`).map(([unit]) => year.units[unit]?.[0]))).toEqual(new Set([code]))
  const ends = ['没有自评', '有未达到的', '没有未达到的'].map((end) => rows(`结果=${end}`).length)
  expect(ends.reduce((sum, count) => sum + count)).toBe(rows('').length)
})

test('a withheld budget is within no amounts', () => {
  expect(rows('').filter(([, , , fen]) => fen === null).length).toBeGreaterThan(0)
  expect(rows('从=0').filter(([, , , fen]) => fen === null)).toEqual([])
})

test('what is asked for is taken out of the CSV of the data, whole records and the same columns', () => {
  const csv = filesOf(county, { year: 2026 }).tables.find(({ table }) => table.id === 'projects')?.files[0]
  const bytes = csv?.body() ?? new Uint8Array()
  const [header, ...records] = parseCsv(bytes)
  const asked = new Set(rows('从=100').map(([unit, , id]) => `${year.units[unit]?.[0]}/${id}`))
  const taken = filterCsv(new TextDecoder().decode(bytes), (project) => asked.has(project))
  expect(parseCsv(new TextEncoder().encode(`\uFEFF${taken}`))).toEqual([
    header,
    ...records.filter(([unit, , , project]) => asked.has(`${unit}/${project}`)),
  ])
  expect(asked.size).toBeGreaterThan(3)
})

test('a year of 1,200 projects is 45 KB at most, script aside', () => {
  const sizeOf = (rows: YearFacets['rows']) => gzipSync(scriptOf('projects/2026', { ...year, rows })).length
  const each = (sizeOf(year.rows) - sizeOf([])) / year.rows.length
  expect(sizeOf([]) + each * 1200).toBeLessThan(45_000)
})
