import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeDemoCounty } from '../../scripts/demo/demo-county.ts'
import { bookletLayout, sheetLayout, sheetRecords } from '../../src/documents/documents.ts'
import { load, type Published } from '../../src/review/load.ts'
import { splitNumbers } from '../pdf/split-numbers.ts'

let folder: string
let published: Published

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-sheets-'))
  await symlink(resolve('templates'), join(folder, 'templates'))
  await writeDemoCounty(join(folder, 'content'))
  published = await load(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('no number of any sheet or booklet of the demonstration county is drawn on two lines or pages', () => {
  const records = sheetRecords(published)
  expect(records.length).toBeGreaterThan(400)
  expect(
    [
      ...records.map((record) => sheetLayout(published, record)),
      ...published.departments.map((department) => bookletLayout(published, department)),
    ].flatMap((layout) => splitNumbers(layout).map((number) => `${layout.title}: ${number}`)),
  ).toEqual([])
})

test('each form in a booklet has its number in the contents, whether its title says it or not', () => {
  for (const department of published.departments) {
    const parts = bookletLayout(published, department).outline.flatMap(({ children }) => children)
    const numbered = parts
      .filter(({ title }) => /^\d+、/.test(title))
      .map(({ title }) => Number.parseInt(title, 10))
    expect(numbered).toEqual(department.projects.map(({ order }) => order))
  }
})
