import { execFile, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Department } from '../../src/content/record.ts'
import { filesOf, type ScopeFiles } from '../../src/data/files.ts'
import { parseCsv, source } from './source.ts'

/* What a reader saves is opened by LibreOffice, which then says what it has read. */

const noLibreOffice = spawnSync('soffice', ['--version']).error ? 'soffice is not installed' : undefined
if (noLibreOffice) console.warn(`not opened in LibreOffice: ${noLibreOffice}`)

/** Comma, quotes, UTF-8, from the first line. */
const commas = '44,34,76,1'
const everySheet = `csv:Text - txt - csv (StarCalc):${commas},,0,false,true,false,false,false,-1`

/** The same department under codes with leading zeros, with a project that is called like a formula. */
function withZeros(department: Department): Department {
  const projects = department.projects.map((project, index) => ({
    ...project,
    id: `00${index + 1}20`,
    code: `00${index + 1}20`,
    ...(index === 0 && { name: '=1+1' }),
  }))
  return { ...department, unit: '001001', projects }
}

describe.skipIf(noLibreOffice)('in LibreOffice', { timeout: 300_000 }, () => {
  let folder: string
  let data: ScopeFiles
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingbiao-soffice-'))
    const published = await source()
    const [first, ...others] = published.departments
    if (!first) throw new Error('nothing is published')
    data = filesOf({ ...published, departments: [withZeros(first), ...others] }, {})
  })
  afterAll(() => rm(folder, { recursive: true, maxRetries: 10 }))

  /** Opens a file and saves it as another kind; gives back the folder of what was saved. */
  async function convert(name: string, bytes: Uint8Array, to: string, ...options: string[]) {
    const out = join(folder, `out-${name}-${options.length}`)
    await mkdir(out)
    await writeFile(join(folder, name), bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const args = [profile, '--headless', ...options, '--convert-to', to, '--outdir', out, join(folder, name)]
    await promisify(execFile)('soffice', args)
    return out
  }
  const csvOf = (table: ScopeFiles['tables'][number]) => {
    const file = table.files.find(({ address }) => address.endsWith('.csv'))
    if (!file) throw new Error(`${table.table.id} has no CSV`)
    return file.body()
  }
  const ofTable = (id: string) => {
    const found = data.tables.find(({ table }) => table.id === id)
    if (!found) throw new Error(`there is no table ${id}`)
    return found
  }
  /** Texts as they are, without the apostrophe that keeps a CSV from being run; numbers as numbers. */
  const values = (rows: string[][], { table: { columns } }: ScopeFiles['tables'][number]) =>
    rows
      .slice(1)
      .map((row) =>
        row.map((cell, index) =>
          columns[index]?.type === 'string'
            ? cell.replace(/^'(?=[=+\-@])/, '').replaceAll('\r\n', '\n')
            : cell && Number(cell),
        ),
      )

  test('the workbook holds every table as it is published: texts, codes with zeros before them, figures, dates', async () => {
    const workbook = data.whole.find(({ address }) => address.endsWith('.xlsx'))
    if (!workbook) throw new Error('there is no workbook')
    const out = await convert('data.xlsx', workbook.body(), everySheet)
    const used = data.tables.filter((table) => table.rows() > 0)
    expect(used.length).toBeGreaterThan(8)
    for (const table of used) {
      const sheet = parseCsv(await readFile(join(out, `data-${table.table.title.replaceAll('：', ' ')}.csv`)))
      const rows = parseCsv(csvOf(table))
      expect(sheet[0], table.table.id).toEqual(rows[0])
      expect(values(sheet, table), table.table.id).toEqual(values(rows, table))
    }
    const projects = parseCsv(await readFile(join(out, 'data-项目.csv')))
    expect(projects.find((row) => row.includes('=1+1'))?.slice(0, 5)).toEqual(
      expect.arrayContaining(['001001', '00120']),
    )
  })

  test('a workbook’s figures are numbers and its codes are texts', async () => {
    const workbook = data.whole.find(({ address }) => address.endsWith('.xlsx'))
    const out = await convert('typed.xlsx', workbook?.body() ?? new Uint8Array(), 'fods')
    const text = await readFile(join(out, 'typed.fods'), 'utf8')
    expect(text).toMatch(/office:value-type="string"[^>]*>\s*<text:p>001001</)
    expect(text).toMatch(/office:value-type="string"[^>]*>\s*<text:p>=1\+1</)
    expect(text).toMatch(/office:value-type="float" office:value="8000"/)
    expect(text).not.toContain('of:=')
  })

  test('a CSV that is opened by a click has its Chinese, figures and dates, and runs nothing', async () => {
    for (const id of ['projects', 'publications']) {
      const table = ofTable(id)
      // The dialog of LibreOffice proposes UTF-8 by the mark at the beginning.
      const out = await convert(
        `${id}.csv`,
        csvOf(table),
        `csv:Text - txt - csv (StarCalc):${commas}`,
        `--infilter=CSV:${commas}`,
      )
      const opened = parseCsv(await readFile(join(out, `${id}.csv`)))
      const rows = parseCsv(csvOf(table))
      expect(opened[0]).toEqual(rows[0])
      const plain = (cells: (string | number)[][]) =>
        cells.map((row) => row.map((cell) => (/^\d+$/.test(String(cell)) ? Number(cell) : cell)))
      expect(plain(values(opened, table)), id).toEqual(plain(values(rows, table)))
    }
  })

  test('a CSV whose columns are taken as texts has its codes with the zeros before them', async () => {
    const table = ofTable('projects')
    const texts = table.table.columns.map((_, index) => `${index + 1}/2`).join('/')
    const out = await convert(
      'texts.csv',
      csvOf(table),
      `csv:Text - txt - csv (StarCalc):${commas}`,
      `--infilter=CSV:${commas},${texts}`,
    )
    const rows = (bytes: Uint8Array) => values(parseCsv(bytes), table)
    expect(rows(await readFile(join(out, 'texts.csv')))).toEqual(rows(csvOf(table)))
  })
})
