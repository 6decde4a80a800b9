import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keepVariable } from '../../src/cache/cache.ts'
import { sheetAddress, sheetFile } from '../../src/documents/documents.ts'
import { madeSheetsVariable } from '../../src/documents/made-sheets.ts'
import { makeSheets, sheetRecords, unkeptSheets } from '../../src/documents/make-sheets.ts'
import { load } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'

const folder = await mkdtemp(join(tmpdir(), 'mingbiao-'))
afterAll(() => rm(folder, { recursive: true }))

test('several workers make the same sheets as one, and a build takes them from the folder', async () => {
  const published = await load(linxi)
  const records = sheetRecords(published)
  const alone = await Promise.all(records.map((record) => sheetFile(published, record)))
  let count = 0
  const places = [...records.keys()]
  await makeSheets(linxi, folder, places, 3, () => count++)
  expect(count).toBe(records.length)
  for (const [index, record] of records.entries())
    expect(
      (await readFile(join(folder, sheetAddress(record)))).equals(alone[index]?.bytes ?? Buffer.of()),
    ).toBe(true)

  process.env[madeSheetsVariable] = folder
  try {
    for (const [index, record] of records.entries()) {
      const taken = await sheetFile(published, record)
      expect(Buffer.from(taken.bytes).equals(alone[index]?.bytes ?? Buffer.of())).toBe(true)
      expect(taken.pages).toBe(alone[index]?.pages)
    }
  } finally {
    delete process.env[madeSheetsVariable]
  }
})

test('of a build that kept all sheets, only the changed one is left to make', async () => {
  process.env[keepVariable] = join(folder, 'kept')
  try {
    const published = await load(linxi)
    const all = [...sheetRecords(published).keys()]
    expect(unkeptSheets(published)).toEqual(all)
    for (const record of sheetRecords(published)) await sheetFile(published, record)
    expect(unkeptSheets(published)).toEqual([])
    const [department] = published.departments
    const [, changed, ...rest] = department?.projects ?? []
    if (!department || !changed) throw new Error('no second project')
    const projects = department.projects.with(1, { ...changed, goal: `${changed.goal}。` })
    expect(rest).not.toEqual([])
    expect(unkeptSheets({ ...published, departments: [{ ...department, projects }] })).toEqual([1])
  } finally {
    delete process.env[keepVariable]
  }
})
