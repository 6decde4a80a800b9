import type { Department, Publication } from '../content/record.ts'
import type { History } from '../corrections/history.ts'
import type { Address } from '../model/address.ts'
import { once } from '../model/once.ts'
import type { Row } from './column.ts'
import { csvOf } from './csv.ts'
import { type Scope, scopeFolder } from './data-addresses.ts'
import { datapackageOf, type Resource } from './datapackage.ts'
import { type Filled, jsonOf } from './json.ts'
import { parquetOf } from './parquet.ts'
import type { Table } from './table.ts'
import { tablesOf } from './tables.ts'
import { xlsxOf } from './xlsx.ts'
import { zipOf } from './zip.ts'

/** A file of the open data, made when it is asked for, once. */
export interface DataFile {
  address: Address
  /** What readers call it. */
  title: string
  mediaType: string
  body(): Uint8Array<ArrayBuffer>
}

/** What is published, as far as tables are made of it. */
export type DataSource = Publication & { history: History }

/** The files of a scope: of one table each, and of all of them. Nothing is made before it is asked for. */
export interface ScopeFiles {
  scope: Scope
  tables: { table: Table; rows(): number; files: DataFile[] }[]
  whole: DataFile[]
}

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** The tables of which there is a Parquet. */
const analysed = ['projects', 'indicators']
/** The tables that a unit's year has as CSV; the others are in its Excel and JSON files. */
const handy = ['projects', 'indicators']

/**
 * The files of everything, of a budget year, or of a unit's: each table as CSV and all as XLSX and JSON; of a year and of everything
 * also a zip of the CSV files with their datapackage; of everything, of what is analysed most, Parquet.
 */
export function filesOf(source: DataSource, scope: Scope): ScopeFiles {
  const folder = scopeFolder(scope)
  const isUnit = scope.unit !== undefined
  const filled = once(() => fill(source, scope))
  const tables = tablesOf(source.history)
    .map((table, index) => tableFiles(table, folder, scope, () => filled()[index]?.rows ?? []))
    .filter(({ table }) => !isUnit || handy.includes(table.id))
  const used = () => filled().filter(({ rows }) => rows.length > 0)
  return {
    scope,
    tables,
    whole: [
      file(`${folder}data.xlsx`, '全部表（Excel）', spreadsheet, () => xlsxOf(used())),
      file(`${folder}data.json`, '全部表（JSON）', 'application/json', () => encode(jsonOf(filled()))),
      ...(isUnit ? [] : packageFiles(source, scope, tables)),
    ],
  }
}

function tableFiles(table: Table, folder: Address, scope: Scope, rows: () => readonly Row[]) {
  const { id, title, columns } = table
  const csv = file(`${folder}${id}.csv`, `${title}（CSV）`, 'text/csv', () => csvOf(columns, rows()))
  const parquet = () =>
    file(`${folder}${id}.parquet`, `${title}（Parquet）`, 'application/vnd.apache.parquet', () =>
      parquetOf({ table, rows: rows() }),
    )
  const hasParquet = scope.year === undefined && analysed.includes(id)
  return { table, rows: () => rows().length, files: [csv, ...(hasParquet ? [parquet()] : [])] }
}

function packageFiles(source: DataSource, scope: Scope, tables: ScopeFiles['tables']): DataFile[] {
  const folder = scopeFolder(scope)
  const date = lastChange(source, scope.year)
  const resources = once(() =>
    tables.flatMap(({ table, files: [csv] }): Resource[] =>
      csv ? [{ table, path: `${table.id}.csv`, bytes: csv.body() }] : [],
    ),
  )
  const description = once(() => encode(datapackageOf(source.site, resources(), date)))
  return [
    file(`${folder}datapackage.json`, '数据包说明（Frictionless）', 'application/json', description),
    file(`${folder}data.zip`, '全部 CSV 和说明（ZIP）', 'application/zip', () =>
      zip(resources(), description()),
    ),
  ]
}

/** All files of a publication. */
export function allDataFiles(source: DataSource): DataFile[] {
  return scopesOf(source).flatMap((scope) => {
    const { tables, whole } = filesOf(source, scope)
    return [...tables.flatMap(({ files }) => files), ...whole]
  })
}

/** Everything, each year, each unit's year. */
export function scopesOf({ departments }: Publication): Scope[] {
  const years = [...new Set(departments.map(({ year }) => year))]
  return [{}, ...years.map((year) => ({ year })), ...departments.map(({ unit, year }) => ({ unit, year }))]
}

/** All tables with their rows in a scope. */
function fill(source: DataSource, { unit, year }: Scope): Filled[] {
  const departments = source.departments.filter(
    (department) =>
      (unit === undefined || department.unit === unit) && (year === undefined || department.year === year),
  )
  const parts = departments.map((department) => tablesOfDepartment(source, department))
  return tablesOf(source.history).map((table, index) => ({
    table,
    rows: parts.flatMap((part) => part[index]?.rows ?? []),
  }))
}

/** The rows of a unit's year, which are in the files of three scopes. */
const filledDepartments = new WeakMap<Department, readonly Filled[]>()

function tablesOfDepartment({ history }: DataSource, department: Department): readonly Filled[] {
  const known = filledDepartments.get(department)
  if (known) return known
  const made = tablesOf(history).map((table) => ({ table, rows: table.rowsOf(department) }))
  filledDepartments.set(department, made)
  return made
}

/** The day of the newest thing that happened to what is published, or to what is of one budget year. */
export function lastChange({ history }: DataSource, year?: number): string | undefined {
  const events = year === undefined ? history.events : history.events.filter((event) => event.year === year)
  return events[0]?.date.slice(0, 10)
}

function zip(resources: readonly Resource[], description: Uint8Array): Uint8Array<ArrayBuffer> {
  const files = resources.map(({ path, bytes }) => [path, bytes] as const)
  return zipOf(new Map([['datapackage.json', description], ...files]), 6)
}

function file(
  address: Address,
  title: string,
  mediaType: string,
  body: () => Uint8Array<ArrayBuffer>,
): DataFile {
  return { address, title, mediaType, body: once(body) }
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
