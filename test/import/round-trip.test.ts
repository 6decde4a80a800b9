import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Department, projectRecord, recordsOf } from '../../src/content/record.ts'
import { bookletPdf, sheetPdf } from '../../src/documents/documents.ts'
import { exportExcel } from '../../src/export/excel.ts'
import { exportWord } from '../../src/export/word.ts'
import { countRuns } from '../../src/import/find/account.ts'
import { importDocument } from '../../src/import/import-document.ts'
import { readDocument } from '../../src/import/read/read-document.ts'
import { load, type Published } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'

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
  const names = await readdir(join(linxi, content))
  expect(changes.map(({ file }) => file).sort()).toEqual(names.map((name) => `${content}/${name}`).sort())
  for (const { file, content } of changes) expect(content).toBe(await readFile(join(linxi, file), 'utf8'))
  expect(countRuns(runs).unknown).toBe(0)
}

describe('what was made of the content comes back from', () => {
  let published: Published
  let department: Department

  beforeAll(async () => {
    published = await load(linxi)
    const [first] = published.departments
    if (!first) throw new Error('content has no department')
    department = first
  })

  test('the exported Word file', async () => {
    const forms = recordsOf(department).map((record) => ({ record, grid: published.fill(record) }))
    await expectContent('315002-2020.docx', await exportWord(department, forms))
  })

  test('the exported Excel file', async () => {
    const forms = recordsOf(department).map((record) => ({ record, grid: published.fill(record) }))
    await expectContent('315002-2020.xlsx', await exportExcel(department, forms))
  })

  test('the published booklet', async () => {
    await expectContent('2020.pdf', (await bookletPdf(published, department)).bytes)
  })

  test('the published sheets, which do not say of what year they are', async () => {
    for (const project of department.projects) {
      const file = `${project.id}.pdf`
      const document = await readDocument(
        file,
        (await sheetPdf(published, projectRecord(department, project))).bytes,
      )
      const { changes, runs } = await importDocument(empty, document, { year: 2020 }, new Map())
      const own = `${content}/${project.id}.yaml`
      expect(changes[0]).toEqual({ file: own, content: await readFile(join(linxi, own), 'utf8') })
      expect(countRuns(runs).unknown).toBe(0)
    }
  })
})

test('a heading that names the project of a form in a Word file is no text of its own', async () => {
  const county = join(empty, 'county')
  await cp(join(root, 'templates'), join(county, 'templates'), { recursive: true })
  await cp(join(root, 'test/fixtures/two-units'), county, { recursive: true })
  const published = await load(county)
  const department = published.departments.find(({ unit }) => unit === '102001')
  if (!department) throw new Error('the fixture has no such unit')
  const forms = recordsOf(department).map((record) => ({ record, grid: published.fill(record) }))
  const document = await readDocument('102001-2026.docx', await exportWord(department, forms))
  const { unit, year, name } = department
  const { runs } = await importDocument(empty, document, { unit, year, name }, new Map())
  const fates = new Map(runs.map(({ text, fate }) => [text, fate]))
  for (const heading of ['1、基本公共卫生服务', '1、基本公共卫生服务（监控）', '3、村卫生室运行补助'])
    expect([heading, fates.get(heading)]).toEqual([heading, 'label'])
})

/**
 * Made once from the exported files with LibreOffice: `soffice --headless --convert-to doc 315002-2020.docx`; the PDF
 * without hanging punctuation, of which LibreOffice leaves a comma out.
 */
test.each(['docx', 'doc', 'html', 'xls', 'pdf'])('and from the same as .%s', async (format) => {
  const name = `315002-2020.${format}`
  await expectContent(name, await readFile(join(root, 'test/fixtures/import', name)))
})
