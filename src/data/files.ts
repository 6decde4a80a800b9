import type { Publication } from '../content/record.ts'
import type { History } from '../corrections/history.ts'
import type { Address } from '../model/address.ts'
import { once } from '../model/once.ts'
import { csvHead } from './csv.ts'
import { type Scope, scopeFolder } from './data-addresses.ts'
import { datapackageOf } from './datapackage.ts'
import { jsonOf } from './json.ts'
import { joinParquet } from './parquet.ts'
import { type Part, partOf, rowsIn, type TablePart } from './part.ts'
import type { Table } from './table.ts'
import { isAnalysed, tablesOf } from './tables.ts'
import { type Sheet, xlsxOf } from './xlsx.ts'
import { deflate, zipLevel, zipOf } from './zip.ts'

/** A file of the open data. */
export interface DataFile {
  address: Address
  /** What readers call it. */
  title: string
  mediaType: string
  /** Makes it, piece by piece: those of a large county do not fit into memory. */
  pieces(): Iterable<Uint8Array>
  /** The same as a whole. */
  body(): Uint8Array<ArrayBuffer>
  /** In bytes; known from when it was made, so that pages that tell it are best made after it. */
  size(): number
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
/** The tables that a unit's year has as CSV; the others are in its Excel and JSON files. */
const handy = ['projects', 'indicators']

/**
 * The files of everything, of a budget year, or of a unit's: each table as CSV and all as XLSX and JSON; of a year and of everything
 * also a zip of the CSV files with their datapackage; of everything, of what is analysed most, Parquet.
 * @param parts what they are put together from, where it is there already
 */
export function filesOf(
  source: DataSource,
  scope: Scope,
  parts: () => readonly Part[] = () => partsOf(source, scope),
): ScopeFiles {
  const folder = scopeFolder(scope)
  const isUnit = scope.unit !== undefined
  const all = once(parts)
  const counts = once(() => rowsIn(all()))
  const filled = tablesOf(source.history).map(
    (table, index): Filled => ({
      table,
      rows: () => counts()[index] ?? 0,
      // One that is empty would leave a comma too many.
      parts: once(() =>
        all()
          .flatMap((part) => part[index] ?? [])
          .filter((part) => part.rows() > 0),
      ),
    }),
  )
  const tables = filled
    .filter(({ table }) => !isUnit || handy.includes(table.id))
    .map((one) => tableFiles(one, folder, scope))
  return {
    scope,
    tables,
    whole: [
      file(`${folder}data.xlsx`, '全部表（Excel）', spreadsheet, () =>
        xlsxOf(filled.filter(({ rows }) => rows() > 0).map(sheetOf)),
      ),
      file(`${folder}data.json`, '全部表（JSON）', 'application/json', () =>
        jsonOf(filled.map(({ table, parts }) => ({ table, parts: each(parts, ({ json }) => json()) }))),
      ),
      ...(isUnit ? [] : packageFiles(source, scope, tables)),
    ],
  }
}

/** A table with all of its rows in a scope. */
interface Filled {
  table: Table
  rows(): number
  parts(): readonly TablePart[]
}

/** What is of each budget year, the newest last: what is added to it moves no row of the others. */
function partsOf({ history, departments }: DataSource, { unit, year }: Scope): Part[] {
  const within = departments.filter(
    (one) => (unit === undefined || one.unit === unit) && (year === undefined || one.year === year),
  )
  const years = Map.groupBy(within, (one) => one.year)
  return [...years].sort(([one], [other]) => one - other).map(([, own]) => partOf(history, own))
}

function tableFiles({ table, rows, parts }: Filled, folder: Address, scope: Scope) {
  const { id, title, columns } = table
  const csv = file(`${folder}${id}.csv`, `${title}（CSV）`, 'text/csv', function* () {
    yield csvHead(columns)
    yield* each(parts, (part) => part.csv())
  })
  const parquet = () =>
    file(`${folder}${id}.parquet`, `${title}（Parquet）`, 'application/vnd.apache.parquet', () => [
      joinParquet(
        columns,
        parts().map((part) => part.parquet()),
      ),
    ])
  const hasParquet = scope.year === undefined && isAnalysed(table)
  const zipped = () => [deflate(csvHead(columns), zipLevel), ...parts().map((part) => part.zipped())]
  return { table, rows, csv, zipped, files: [csv, ...(hasParquet ? [parquet()] : [])] }
}

/** What is made of each part, one after the other as it is asked for. */
function* each(
  parts: () => readonly TablePart[],
  make: (part: TablePart) => Uint8Array,
): Generator<Uint8Array> {
  for (const part of parts()) yield make(part)
}

function sheetOf({ table, rows, parts }: Filled): Sheet {
  let before = 0
  const own = parts().map((part) => {
    const sheet = { rows: part.sheet(before), widths: part.widths() }
    before += part.rows()
    return sheet
  })
  return { table, rows: rows(), parts: own }
}

function packageFiles(
  source: DataSource,
  scope: Scope,
  tables: readonly ReturnType<typeof tableFiles>[],
): DataFile[] {
  const folder = scopeFolder(scope)
  const date = lastChange(source, scope.year)
  const pathOf = (table: Table) => `${table.id}.csv`
  const description = once(() => {
    const resources = tables.map(({ table, csv }) => ({ table, path: pathOf(table), pieces: csv.pieces }))
    return encode(datapackageOf(source.site, resources, { year: scope.year, date }))
  })
  const zip = () =>
    zipOf(
      new Map([
        ['datapackage.json', [deflate(description(), zipLevel)]],
        ...tables.map(({ table, zipped }) => [pathOf(table), zipped()] as const),
      ]),
    )
  return [
    file(`${folder}datapackage.json`, '数据包说明（Frictionless）', 'application/json', () => [
      description(),
    ]),
    file(`${folder}data.zip`, '全部 CSV 和说明（ZIP）', 'application/zip', zip),
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

/** The day of the newest thing that happened to what is published, or to what is of one budget year. */
export function lastChange({ history }: DataSource, year?: number): string | undefined {
  const events = year === undefined ? history.events : history.events.filter((event) => event.year === year)
  return events[0]?.date.slice(0, 10)
}

function file(
  address: Address,
  title: string,
  mediaType: string,
  make: () => Iterable<Uint8Array>,
): DataFile {
  let size: number | undefined
  function* pieces() {
    let length = 0
    for (const piece of make()) {
      length += piece.length
      yield piece
    }
    size = length
  }
  const body = () => Buffer.concat([...pieces()])
  return { address, title, mediaType, pieces, body, size: () => size ?? body().length }
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
