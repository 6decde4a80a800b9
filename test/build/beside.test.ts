import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { makeData } from '../../src/build/make-data.ts'
import { placeBeside } from '../../src/build/place.ts'
import { entryOf, readEntry, writeEntry } from '../../src/build/store.ts'
import { filesOf, type ScopeFiles } from '../../src/data/files.ts'
import { partOf } from '../../src/data/part.ts'
import { tablesOf } from '../../src/data/tables.ts'
import { fileAt } from '../../src/model/address.ts'
import { once } from '../../src/model/once.ts'
import { describe } from '../../src/proof/describe.ts'
import { manifestName, printManifest } from '../../src/proof/manifest.ts'
import { load } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'

/* What another thread does of a county that is large enough for one. */

/** As many units as are worth another thread, and some more. */
const many = 70
const codeOf = (index: number) => String(101001 + index)

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mingbiao-beside-'))
  onTestFinished(() => rm(root, { recursive: true }))
})

async function write(path: string, text: string) {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

/** An entry with the page of a unit's year. */
async function finish(index: number): Promise<string> {
  const entry = join(root, `store/${codeOf(index)}-2025/key`)
  const path = `${codeOf(index)}/2025/index.html`
  const text = `第 ${index} 个单位`
  await writeEntry(entry, async (folder) => {
    await write(join(folder, path), text)
    return [describe(path, Buffer.from(text))]
  })
  return entry
}

test('what was made before comes into the site, and what was damaged is told', async () => {
  const entries = await Promise.all(Array.from({ length: many }, (_, index) => finish(index)))
  const harmed = entries[3] ?? ''
  await writeFile(join(harmed, `${codeOf(3)}/2025/index.html`), '坏了')
  const folder = join(root, 'site')
  const { counted, damaged } = await placeBeside({ entries, folder, earlier: undefined })
  expect([...damaged]).toEqual([harmed])
  expect(counted.paths).toHaveLength(many - 1)
  for (const path of counted.paths) expect(existsSync(join(folder, path)), path).toBe(true)
  expect(existsSync(join(folder, codeOf(3)))).toBe(false)
})

test('where something of the county came first, a folder of an earlier site is linked, not moved', async () => {
  const entries = await Promise.all(Array.from({ length: many }, (_, index) => finish(index)))
  const earlier = join(root, 'earlier')
  const first = await placeBeside({ entries, folder: earlier, earlier: undefined })
  await writeFile(join(earlier, manifestName), printManifest({ version: 2, files: [] }))
  const folder = join(root, 'site')
  await write(join(folder, codeOf(0), '2025/withdrawn/index.html'), '已撤下')
  const { counted } = await placeBeside({ entries, folder, earlier })
  expect(counted).toEqual(first.counted)
  for (const path of counted.paths) expect(existsSync(join(folder, path)), path).toBe(true)
  expect(await readFile(join(folder, codeOf(0), '2025/withdrawn/index.html'), 'utf8')).toBe('已撤下')
  const stayed = counted.paths.filter((path) => existsSync(join(earlier, path)))
  expect(stayed).toEqual([`${codeOf(0)}/2025/index.html`])
})

/** A county of the real unit under many codes, in two years. */
const county = once(async () => {
  const real = await load(linxi)
  const departments = [2021, 2020].flatMap((year) =>
    real.departments.flatMap((one) =>
      Array.from({ length: many / 2 }, (_, index) => ({
        ...one,
        unit: codeOf(index),
        year,
        projects: one.projects.slice(0, 2),
      })),
    ),
  )
  return { ...real, departments }
})

const bytesOf = ({ tables, whole }: ScopeFiles) =>
  [...tables.flatMap(({ files }) => files), ...whole].map(
    ({ address, body }) => [fileAt(address), Buffer.from(body())] as const,
  )

test('the open data of an edit, made by another thread, is that which is made at once', async () => {
  const published = await county()
  await makeData(published, 'version', root)
  const [first, ...others] = published.departments
  if (!first) throw new Error('there is no department')
  const renamed = { ...first, name: '改名局' }
  const edited = { ...published, departments: [renamed, ...others] }
  const made = await makeData(edited, 'version', root)
  expect(made.map(({ year }) => year)).toEqual([2020, 2021, undefined])
  for (const { year, entries, files, rows } of made) {
    const scope = year === undefined ? {} : { year }
    const expected = bytesOf(filesOf(edited, scope))
    expect(files.map(({ path }) => path)).toEqual(expected.map(([path]) => path))
    for (const [path, bytes] of expected)
      expect((await readFile(join(entryOf(root, entries[0]), path))).equals(bytes), path).toBe(true)
    const own = edited.departments.filter((one) => year === undefined || one.year === year)
    expect(rows).toEqual(partOf(edited.history, own).map((table) => table.rows()))
    expect(rows).toHaveLength(tablesOf(edited.history).length)
  }
  const again = await makeData(published, 'version', root)
  const [unchanged] = made
  expect(again[0]).toEqual(unchanged)
})

test('rows that were damaged are made again', async () => {
  const published = await county()
  const [before] = await makeData(published, 'version', root)
  const [key = ''] = readdirSync(join(root, 'rows-2020'))
  await writeFile(join(root, 'rows-2020', key, 'projects.csv'), '坏了')
  expect(await makeData(published, 'version', root)).toContainEqual(before)
  expect(readEntry(join(root, 'rows-2020', key))).toBeDefined()
})
