import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { openProgram } from '../../src/build/program/program.ts'
import { readEntry, writeEntry } from '../../src/build/store.ts'
import { describe } from '../../src/proof/describe.ts'
import { build, type County, makeCounty } from './edits.ts'

// Builds say how far they are.
vi.spyOn(console, 'log').mockReturnValue()

const sheet = '101001/2024/101-0101-AAA-0001.pdf'
const page = '101001/2024/101-0101-AAA-0001/index.html'
const program = await openProgram(resolve('.'), resolve('.cache/program'), () => {})

let county: County

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mingbiao-years-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  county = await makeCounty(join(folder, 'county'), program)
  await build(county, county.store)
})

/** Gives the same project of a year another budget. */
async function edit(year: number, budget: string) {
  const file = join(county.root, `content/101001/${year}/101-0101-AAA-0001.yaml`)
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replaceAll('30.00', budget))
}

/** The entry of 2024 in the store. */
async function earlierYear(): Promise<string> {
  const [key = ''] = await readdir(join(county.store, '101001-2024'))
  return join(county.store, '101001-2024', key)
}

/** The files of the site, which are those of a site that is built from nothing. */
async function buildBoth(): Promise<Map<string, string>> {
  const again = await build(county, county.store)
  expect(again).toEqual(await build(county, join(county.root, 'nothing')))
  return again
}

const read = (path: string) => readFile(join(county.root, 'site', path), 'utf8')

/** Puts another sheet under the key of 2024's: who would make it again would not make this. */
async function mark(text: string) {
  const entry = await earlierYear()
  const bytes = Buffer.from(text)
  await writeEntry(entry, async (folder) => {
    await cp(entry, folder, { recursive: true })
    await rm(join(folder, sheet))
    await writeFile(join(folder, sheet), bytes)
    const files = readEntry(entry)?.files ?? []
    return files.map((file) => (file.path === sheet ? { ...file, ...describe(sheet, bytes) } : file))
  })
}

test('an edit of a year makes the pages of the others again, which tell of it, and no document of theirs', async () => {
  await mark('as it was found')
  await edit(2025, '31.00')
  const site = await build(county, county.store)
  expect(await read(page)).toContain('31.00 万元')
  expect(await read(sheet)).toBe('as it was found')
  expect(await read('101001/2024/manifest.json')).toContain(
    describe(sheet, Buffer.from('as it was found')).sha256,
  )

  // Its own edit makes them again.
  await edit(2024, '29.00')
  expect((await buildBoth()).get(sheet)).not.toBe(site.get(sheet))
})

test('of a year that is gone, nothing is left in the others', async () => {
  await rm(join(county.root, 'content/101001/2025'), { recursive: true })
  await buildBoth()
})

test.each([
  ['another byte', (path: string) => readFile(path).then((bytes) => writeFile(path, bytes.fill(0, 0, 1)))],
  ['half a file', (path: string) => readFile(path).then((bytes) => writeFile(path, bytes.subarray(0, 9)))],
  ['no file', (path: string) => rm(path)],
])('documents with %s are made again', async (_, harm) => {
  await edit(2025, '31.00')
  await harm(join(await earlierYear(), sheet))
  await buildBoth()
})
