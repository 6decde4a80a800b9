import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportExcel } from '../../src/export/excel.ts'
import { exportWord } from '../../src/export/word.ts'
import { recordsOf } from '../../src/form/choose.ts'
import { countRuns } from '../../src/import/account.ts'
import { importDocument } from '../../src/import/import.ts'
import { readDocument } from '../../src/import/read-document.ts'
import { load } from '../../src/publish/load.ts'

const root = join(import.meta.dirname, '../..')
const content = 'content/315002/2020'
let empty = ''

/** A publisher's folder without content, so that nothing but the document says what it holds. */
beforeAll(async () => {
  empty = await mkdtemp(join(tmpdir(), 'mingbiao-round-trip-'))
  await cp(join(root, 'templates'), join(empty, 'templates'), { recursive: true })
})

afterAll(() => rm(empty, { recursive: true }))

/** A document comes back as exactly the content it was made from, and no word of it is left over. */
async function expectContent(name: string, bytes: Uint8Array) {
  const { changes, runs } = await importDocument(empty, await readDocument(name, bytes), {}, new Map())
  const names = await readdir(join(root, content))
  expect(changes.map(({ file }) => file).sort()).toEqual(names.map((name) => `${content}/${name}`).sort())
  for (const { file, content } of changes) expect(content).toBe(await readFile(join(root, file), 'utf8'))
  expect(countRuns(runs).unknown).toBe(0)
}

const { departments, fill } = await load(root)
const [department] = departments
if (!department) throw new Error('content has no department')

test('what was exported to Word comes back', async () => {
  await expectContent('315002-2020.docx', await exportWord(department, recordsOf(department).map(fill)))
})

test('what was exported to Excel comes back', async () => {
  const forms = recordsOf(department).map((record) => ({ record, grid: fill(record) }))
  await expectContent('315002-2020.xlsx', await exportExcel(department, forms))
})

/** Made once from the exported files with LibreOffice: `soffice --headless --convert-to doc 315002-2020.docx`. */
test.each(['docx', 'doc', 'html', 'xls'])('and so does the same as .%s', async (format) => {
  const name = `315002-2020.${format}`
  await expectContent(name, await readFile(join(root, 'test/fixtures/import', name)))
})
