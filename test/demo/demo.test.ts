import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDemoCounty } from '../../scripts/demo/demo-county.ts'
import { compareIndicators } from '../../src/compare/indicator-years.ts'
import { threadsOf } from '../../src/compare/threads.ts'
import { readContent } from '../../src/content/read.ts'
import type { Publication } from '../../src/content/record.ts'
import { disclosuresOf } from '../../src/model/disclosure.ts'
import { resultsOf } from '../../src/model/results.ts'

let folder: string
let county: Publication

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'))
  await symlink(resolve('templates'), join(folder, 'templates'))
  await writeDemoCounty(join(folder, 'content'))
  county = readContent(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The years of one unit. */
function unit(code: string) {
  return county.departments.filter(({ unit }) => unit === code)
}

describe('the demonstration county', () => {
  test('is 12 units and 4 years, and says that it is invented', () => {
    expect(new Set(county.departments.map(({ unit }) => unit)).size).toBe(12)
    expect(new Set(county.departments.map(({ year }) => year))).toEqual(new Set([2026, 2025, 2024, 2023]))
    expect(county.site.sample).toBe(true)
  })

  test('is the same each time', async () => {
    const file = join(folder, 'content/103001/2026/department.md')
    const first = await readFile(file, 'utf8')
    await writeDemoCounty(join(folder, 'content'))
    expect(await readFile(file, 'utf8')).toBe(first)
  })

  test('has units that are late, missing, exempt, not yet there', () => {
    const states = (year: number) =>
      Object.fromEntries(
        disclosuresOf(year, county.departments, county.units)
          .filter(({ state }) => state !== 'in-time')
          .map(({ name, state }) => [name, state]),
      )
    expect(states(2026)).toEqual({ 示例县司法局: 'missing', 示例县国家保密局: 'exempt' })
    expect(states(2024)).toEqual({ 示例县民政局: 'late', 示例县国家保密局: 'exempt' })
  })

  test('has promises lowered though the money was not', () => {
    const lowered = unit('103001').flatMap(() =>
      threadsOf(unit('103001')).flatMap(([now, before]) => {
        if (!now || !before || now.department.year !== 2026) return []
        const richer = (now.project.budget?.fen ?? 0) >= (before.project.budget?.fen ?? 0)
        const moves = compareIndicators(before.project, now.project).filter(({ move }) => move === 'lowered')
        return richer && moves.length > 0 ? [now.project.name] : []
      }),
    )
    expect(lowered).toContain('农村公路养护')
  })

  test('has projects that are found again under other codes and names', () => {
    const ways = ['104001', '105001'].flatMap((code) =>
      threadsOf(unit(code))
        .flat()
        .map(({ match }) => match),
    )
    expect(new Set(ways)).toEqual(new Set(['延续自', '项目编码', '项目名称', undefined]))
  })

  test('has a project of several years, and targets of a unit’s whole spending', () => {
    for (const { projects, overall } of unit('109001')) {
      expect(projects.find(({ form }) => form === 'mof-88-midterm')?.midtermIndicators?.length).toBe(5)
      expect(overall?.tasks.length).toBe(3)
    }
    expect(unit('109001')).toHaveLength(4)
  })

  test('has results: met, exceeded, missed, untold', () => {
    const { met, exceeded, missed, untold, promised, undecided } = resultsOf(
      county.departments.flatMap(({ projects }) => projects),
    )
    for (const count of [met, exceeded, missed, untold]) expect(count).toBeGreaterThan(10)
    expect(met + exceeded + missed + untold + undecided).toBe(promised)
  })
})
