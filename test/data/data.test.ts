import { read, utils } from '@e965/xlsx'
import { Ajv } from 'ajv'
import { unzipSync } from 'fflate'
import { parquetReadObjects } from 'hyparquet'
import { beforeAll, describe, expect, test } from 'vitest'
import { departmentKind } from '../../src/content/kinds/department.ts'
import { monitorKind } from '../../src/content/kinds/monitor.ts'
import { overallKind } from '../../src/content/kinds/overall.ts'
import { projectKind } from '../../src/content/kinds/project.ts'
import { resultKind } from '../../src/content/kinds/result.ts'
import { keysOf, mapping, optional, record } from '../../src/content/schema/kind.ts'
import { line, money } from '../../src/content/schema/scalars.ts'
import { cellsOf, columnsOf, withheldIn } from '../../src/data/column.ts'
import { csvHead, csvRows } from '../../src/data/csv.ts'
import { allDataFiles, type DataSource, filesOf, scopesOf } from '../../src/data/files.ts'
import { jsonOf } from '../../src/data/json.ts'
import { tablesOf } from '../../src/data/tables.ts'
import { sheetRows, xlsxOf } from '../../src/data/xlsx.ts'
import { totals } from '../../src/model/totals.ts'
import { parseCsv, profile, source } from './source.ts'

interface PackageField {
  name: string
  type: string
  description: string
  constraints?: { required?: boolean }
}
interface PackageResource {
  name: string
  path: string
  bytes: number
  hash: string
  schema: {
    fields: PackageField[]
    primaryKey: string[]
    foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[]
  }
}

let published: DataSource
let whole: Map<string, Uint8Array>
let resources: PackageResource[]
let description: unknown

beforeAll(async () => {
  published = await source()
  const { tables, whole: files } = filesOf(published, {})
  whole = new Map(
    [...tables.flatMap((table) => table.files), ...files].map(({ address, body }) => [address, body()]),
  )
  const parsed: { resources: PackageResource[] } = JSON.parse(text('/data/datapackage.json'))
  description = parsed
  resources = parsed.resources
})

function bytes(address: string): Uint8Array {
  const found = whole.get(address)
  if (!found) throw new Error(`nothing at ${address}`)
  return found
}
const text = (address: string) => new TextDecoder().decode(bytes(address))

/** The rows of a table as objects by column, from its CSV. */
function rowsOf(name: string): Record<string, string>[] {
  const [head = [], ...rows] = parseCsv(bytes(`/data/${name}.csv`))
  return rows.map((row) => Object.fromEntries(head.map((column, index) => [column, row[index] ?? ''])))
}

describe('the datapackage', () => {
  test('fits the published profile of tabular data packages', async () => {
    const ajv = new Ajv({ strict: false, validateFormats: false })
    const validate = ajv.compile(await profile('tabular-data-package.json'))
    validate(description)
    expect(validate.errors).toBeNull()
    validate({ resources: [] })
    expect(validate.errors).not.toBeNull()
  })

  test('describes each file by its size, its hash and all of its columns', async () => {
    for (const { name, path, bytes: size, hash, schema } of resources) {
      const content = bytes(`/data/${path}`)
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(content))).toString('hex')
      expect([content.length, `sha256:${digest}`], name).toEqual([size, hash])
      expect(parseCsv(content)[0]).toEqual(schema.fields.map((field) => field.name))
      for (const field of schema.fields) expect(field.description, `${name}: ${field.name}`).not.toBe('')
    }
  })

  test('has every row as its schema says: types, what must be there, keys', () => {
    const fits: Readonly<Record<string, RegExp>> = {
      integer: /^-?\d+$/,
      number: /^-?\d+(\.\d+)?$/,
      string: /^/,
    }
    for (const { name, schema } of resources) {
      const rows = rowsOf(name)
      for (const row of rows)
        for (const { name: column, type, constraints } of schema.fields) {
          const value = row[column] ?? ''
          if (value === '') expect(constraints?.required, `${name}: ${column}`).not.toBe(true)
          else expect(value, `${name}: ${column}`).toMatch(fits[type] ?? /^$/)
        }
      const keyOf = (columns: readonly string[]) => (row: Record<string, string>) =>
        JSON.stringify(columns.map((column) => row[column]))
      expect(new Set(rows.map(keyOf(schema.primaryKey))).size, name).toBe(rows.length)
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const known = new Set(rowsOf(reference.resource).map(keyOf(reference.fields)))
        for (const row of rows) expect(known).toContain(keyOf(fields)(row))
      }
    }
  })

  test('has a table of each kind', () => {
    expect(resources.map(({ name }) => name)).toEqual([
      'units',
      'projects',
      'results',
      'monitors',
      'overalls',
      'indicators',
      'outcomes',
      'observations',
      'tasks',
      'funding',
      'plans',
      'own-fields',
      'publications',
      'corrections',
    ])
  })

  test('of a budget year says which in its name and its title', () => {
    const of = (year?: number): { name: string; title: string } => {
      const files = filesOf(published, year === undefined ? {} : { year }).whole
      const found = files.find(({ address }) => address.endsWith('/datapackage.json'))
      return JSON.parse(new TextDecoder().decode(found?.body()))
    }
    expect(of()).toMatchObject({ name: 'budget-performance', title: '临西县预算绩效目标公开数据' })
    expect(of(2020)).toMatchObject({
      name: 'budget-performance-2020',
      title: '临西县 2020 年预算绩效目标公开数据',
    })
  })

  test('adds up to what the pages say, to the 分', () => {
    const { budget, fiscal, otherFunds } = totals(published.departments.flatMap(({ projects }) => projects))
    const sum = (source: string) =>
      rowsOf('funding')
        .filter((row) => row.记录 === '项目' && row.项 === source)
        .reduce((total, row) => total + Number(row['金额（元）']?.replace('.', '')), 0)
    expect([sum('预算数'), sum('财政资金'), sum('其他资金')]).toEqual([budget, fiscal, otherFunds])
    expect(budget).toBeGreaterThan(0)
  })

  test('is in the zip, with every table that it names', () => {
    const entries = unzipSync(bytes('/data/data.zip'))
    expect(Object.keys(entries).sort()).toEqual(
      ['datapackage.json', ...resources.map(({ path }) => path)].sort(),
    )
    for (const [name, content] of Object.entries(entries))
      expect(Buffer.from(content).equals(bytes(`/data/${name}`))).toBe(true)
  })
})

describe('columns', () => {
  test('come from the kinds: each field is a column, or a list with a table of its own', () => {
    const names = tablesOf(published.history).flatMap(({ columns }) => columns.map(({ name }) => name))
    const titles = tablesOf(published.history).map(({ description }) => description)
    const kinds = [
      departmentKind.schema(),
      projectKind.schema('元'),
      resultKind.schema('元'),
      monitorKind.schema('元'),
      overallKind.schema('元'),
    ]
    for (const key of kinds.flatMap(keysOf)) {
      const isColumn = names.some((name) =>
        name.split('.').some((part) => part.replace('（元）', '') === key),
      )
      expect(isColumn || titles.some((title) => title.includes(`“${key}”`)), key).toBe(true)
    }
  })

  test('a new field is in the data by itself', () => {
    const kind = record(
      {
        name: optional('名称', line, { description: '名称' }),
        inner: optional(
          '里面',
          mapping({ cost: optional('成本', money('万元'), { description: '成本' }) }, ''),
          {
            description: '里面',
          },
        ),
      },
      '',
    )
    expect(columnsOf(kind).map(({ name, type }) => [name, type])).toEqual([
      ['名称', 'string'],
      ['里面.成本（元）', 'number'],
    ])
    expect(cellsOf(kind, { name: '甲', inner: { cost: { raw: '0.80', fen: 800000 } } })).toEqual(['甲', 8000])
  })

  test('a withheld value is in no cell, and told apart from a blank one', () => {
    const kind = projectKind.schema('万元')
    const hidden = { name: '甲', usage: '不予公开', withheld: { 预算数: '国家秘密', 资金用途: '商业秘密' } }
    const cells = cellsOf(kind, hidden)
    expect(cells.filter((cell) => cell !== undefined)).toEqual(['甲'])
    expect(withheldIn(kind, hidden)).toEqual(['预算数：国家秘密', '资金用途：商业秘密'])
    expect(withheldIn(kind, { name: '甲' })).toEqual([])
  })
})

describe('CSV', () => {
  test('begins with a byte order mark, and runs no formula', () => {
    const columns = [
      { name: '文', type: 'string', description: '' },
      { name: '数', type: 'number', decimals: 2, description: '' },
    ] as const
    const rows = [
      ['=1+1', -5],
      ['+86', undefined],
      ['-', 0.5],
      ['@x', 1],
      ['甲"乙,\n丙', 8000],
    ]
    const csv = Buffer.concat([csvHead(columns), csvRows(columns, rows)])
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(parseCsv(csv)).toEqual([
      ['文', '数'],
      ["'=1+1", '-5.00'],
      ["'+86", ''],
      ["'-", '0.50'],
      ["'@x", '1.00'],
      ['甲"乙,\n丙', '8000.00'],
    ])
  })
})

describe('other formats hold the same', () => {
  test('JSON', () => {
    const json: Record<string, Record<string, string | number | null>[]> = JSON.parse(text('/data/data.json'))
    for (const { name } of resources) {
      const rows = rowsOf(name)
      expect(json[name]?.length).toBe(rows.length)
      json[name]?.forEach((row, index) => {
        for (const [column, value] of Object.entries(row)) {
          const written = rows[index]?.[column] ?? ''
          if (typeof value === 'number') expect(Number(written)).toBe(value)
          else expect(written.replace(/^'(?=[=+\-@])/, '')).toBe(value ?? '')
        }
      })
    }
  })

  test('Excel: typed, with a frozen header, filters and widths', () => {
    const workbook = read(bytes('/data/data.xlsx'), { cellStyles: true, xlfn: true })
    // Of what there is nothing, there is no sheet.
    const filled = resources.filter(({ name }) => rowsOf(name).length > 0)
    expect(filled.map(({ name }) => name)).not.toContain('corrections')
    expect(workbook.SheetNames.length).toBe(filled.length)
    const sheet = workbook.Sheets.项目
    if (!sheet) throw new Error('no sheet of projects')
    const rows = utils.sheet_to_json<Record<string, unknown>>(sheet)
    expect(rows.map((row) => row['预算数（元）'])).toEqual(
      rowsOf('projects').map((row) => Number(row['预算数（元）'])),
    )
    expect(rows.map((row) => row.单位编码)).toEqual(rowsOf('projects').map((row) => row.单位编码))
    expect(sheet['!autofilter']?.ref).toBe(sheet['!ref'])
    expect(sheet['!cols']?.every((column) => (column.width ?? 0) >= 8)).toBe(true)
    const xml = new TextDecoder().decode(unzipSync(bytes('/data/data.xlsx'))['xl/worksheets/sheet2.xml'])
    expect(xml).toContain('ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"')
    // Its rows come of several years, and are counted through all of them.
    expect(new Set(rows.map((row) => row.年度)).size).toBeGreaterThan(1)
    const numbers = [...xml.matchAll(/<row r="(\d+)"><c r="A(\d+)"/g)].map(([, row, cell]) => [
      Number(row),
      Number(cell),
    ])
    expect(numbers).toEqual(['head', ...rows].map((_, index) => [index + 1, index + 1]))
  })

  test('JSON is written piece by piece, however long it is', () => {
    const [table] = tablesOf(published.history)
    if (!table) throw new Error('no table')
    function* endless() {
      for (;;) yield Buffer.from('{}')
    }
    const start = Buffer.concat([...jsonOf([{ table, parts: endless() }]).take(5)])
    expect(start.toString()).toBe(`{"${table.id}":[{},{}`)
    const whole = Buffer.concat([
      ...jsonOf([
        { table, parts: endless().take(2) },
        { table, parts: [] },
      ]),
    ])
    expect(whole.toString()).toBe(`{"${table.id}":[{},{}],"${table.id}":[]}\n`)
  })

  test('Excel says of a table that is too long for it that it is in the CSV', () => {
    const [table] = tablesOf(published.history)
    if (!table) throw new Error('no table')
    const sheetOf = (rows: number) => read(Buffer.concat(xlsxOf([{ table, rows, parts: [] }]))).Sheets.单位
    expect(sheetOf(1_048_576)?.A1?.v).toContain('请用 CSV')
    expect(sheetOf(1_048_575)?.A1?.v).toBe('单位编码')
  })

  test('Excel reads a text as it stands, whatever it could be taken for', () => {
    const texts = ['_x0041_', '_x000D_甲_x000a_', '_x5_ a_b', '=1+1', "'甲", '<甲>&"乙"', ' 甲\n乙 ']
    const columns = texts.map(
      (_, index) => ({ name: `第${index}`, type: 'string', description: '' }) as const,
    )
    const table = { id: 't', title: '表', description: '', columns, key: [], rowsOf: () => [texts] }
    const part = { rows: sheetRows(columns, [texts], 0), widths: columns.map(() => 8) }
    const { Sheets } = read(Buffer.concat(xlsxOf([{ table, rows: 1, parts: [part] }])))
    const [, row] = utils.sheet_to_json<unknown[]>(Sheets.表 ?? {}, { header: 1 })
    expect(row).toEqual(texts)
  })

  test.each(['projects', 'indicators'])('Parquet of %s', async (name) => {
    const file = bytes(`/data/${name}.parquet`)
    const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength)
    if (!(buffer instanceof ArrayBuffer)) throw new Error('no buffer')
    const rows = await parquetReadObjects({ file: buffer })
    const csv = rowsOf(name)
    expect(rows.length).toBe(csv.length)
    rows.forEach((row, index) => {
      for (const [column, value] of Object.entries(row)) {
        const written = csv[index]?.[column] ?? ''
        if (typeof value === 'number') expect(value).toBe(Number(written))
        else expect(value ?? '').toBe(written.replace(/^'(?=[=+\-@])/, ''))
      }
    })
  })
})

test('files of years and of units are parts of the whole, and each has an address of its own', () => {
  const files = allDataFiles(published)
  const addresses = files.map(({ address }) => address)
  expect(new Set(addresses).size).toBe(addresses.length)
  const parts = (scope: (year: number | undefined, unit: string | undefined) => boolean) =>
    scopesOf(published)
      .filter(({ year, unit }) => scope(year, unit))
      .flatMap((one) => filesOf(published, one).tables)
      .filter(({ table }) => table.id === 'projects')
      .reduce((sum, { rows }) => sum + rows(), 0)
  const all = rowsOf('projects').length
  expect(parts((year, unit) => year !== undefined && unit === undefined)).toBe(all)
  expect(parts((_, unit) => unit !== undefined)).toBe(all)
  expect(addresses).toContain('/data/315002/2020/projects.csv')
})
