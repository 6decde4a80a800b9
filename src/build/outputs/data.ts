import type { Department } from '../../content/record.ts'
import { dataPage, dictionaryPage, type Scope, scopeFolder } from '../../data/data-addresses.ts'
import { type DataFile, filesOf, lastChange, type ScopeFiles, scopesOf } from '../../data/files.ts'
import { datasetJsonLd } from '../../data/json-ld.ts'
import { tablesOf } from '../../data/tables.ts'
import { yearsOf } from '../../model/totals.ts'
import type { Published } from '../../review/load.ts'
import type { DataFileFacts, DataOnPage } from '../../site/page-data.ts'
import type { Output, PageOutput } from '../output.ts'

/** What explains the open data: every table and column. */
export function dictionaryOutput({ history }: Published): Output {
  return { address: dictionaryPage, page: () => ({ dictionary: { tables: tablesOf(history) } }) }
}

/** What the open data is divided into, beside units' years: everything, and each year. */
export function dataScopes(published: Published): Scope[] {
  return scopesOf(published).filter(({ unit }) => unit === undefined)
}

/** The open data of everything, or of a year: its files, and the page that tells of them. */
export function dataOutputs(published: Published, scope: Scope): Output[] {
  const files = filesOf(published, scope)
  return [
    ...filesIn(files),
    // After them, whose sizes it tells.
    dataPageOutput(published, files, { rows: ({ rows }) => rows(), size: ({ size }) => size() }),
  ]
}

/** What is told of files that are made. */
export interface Measured {
  rows(table: ScopeFiles['tables'][number], at: number): number
  size(file: DataFile): number
}

/** The page that tells of the files of everything, or of a year. */
export function dataPageOutput(published: Published, files: ScopeFiles, measured: Measured): PageOutput {
  return {
    address: scopeFolder(files.scope),
    page: () => ({ data: dataOnPage(published, files, measured) }),
  }
}

/** The open data of a unit's year, which has no page of its own. */
export function unitDataOutputs(published: Published, { unit, year }: Department): DataFile[] {
  return filesIn(filesOf(published, { unit, year }))
}

function filesIn({ tables, whole }: ScopeFiles): DataFile[] {
  return [...tables.flatMap(({ files }) => files), ...whole]
}

function dataOnPage(published: Published, files: ScopeFiles, measured: Measured): DataOnPage {
  const factsOf = (file: DataFile): DataFileFacts => ({
    address: file.address,
    title: file.title,
    size: measured.size(file),
  })
  const { year } = files.scope
  const date = lastChange(published, year)
  const jsonLd = year === undefined ? describe(published, files, date, measured) : undefined
  return {
    ...(year !== undefined && { year }),
    tables: files.tables.map((one, at) => ({
      title: one.table.title,
      rows: measured.rows(one, at),
      files: one.files.map(factsOf),
    })),
    whole: files.whole.map(factsOf),
    ...(date !== undefined && { date }),
    ...(jsonLd !== undefined && { jsonLd }),
  }
}

function describe(
  published: Published,
  files: ScopeFiles,
  date: string | undefined,
  measured: Measured,
): string | undefined {
  const distributions = filesIn(files).map((file) => ({
    address: file.address,
    name: file.title,
    mediaType: file.mediaType,
    size: measured.size(file),
  }))
  return datasetJsonLd(published.site, dataPage, distributions, { years: yearsOf(published), date })
}
