import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storedPart } from '../../src/build/stored-part.ts'
import { type DataFile, filesOf } from '../../src/data/files.ts'
import { type Part, partOf, rowsIn } from '../../src/data/part.ts'
import { yearsOf } from '../../src/model/totals.ts'
import { source } from '../data/source.ts'

let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'mingbiao-store-'))
})
afterEach(() => rm(store, { recursive: true }))

test('files that are put together from what is stored of years are those that are made at once', async () => {
  const published = await source()
  const { history, departments } = published
  const years = yearsOf(published).toReversed()
  expect(years.length).toBeGreaterThan(1)
  const parts: Part[] = []
  for (const year of years) {
    const own = departments.filter((department) => department.year === year)
    const entry = { name: `rows-${year}`, key: String(year) }
    parts.push(await storedPart(store, entry, partOf(history, own), rowsIn(parts)))
  }
  const bodies = (files: readonly DataFile[]) =>
    new Map(files.map(({ address, body }) => [address, Buffer.from(body()).toString('base64')]))
  const all = ({ tables, whole }: ReturnType<typeof filesOf>) => [
    ...tables.flatMap(({ files }) => files),
    ...whole,
  ]
  const made = bodies(all(filesOf(published, {})))
  expect(made.size).toBeGreaterThan(15)
  expect(bodies(all(filesOf(published, {}, () => parts)))).toEqual(made)
})
