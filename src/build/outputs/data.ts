import type { Department } from '../../content/record.ts'
import { dataPage, dictionaryPage, type Scope, scopeFolder } from '../../data/data-addresses.ts'
import { type DataFile, filesOf, lastChange, type ScopeFiles } from '../../data/files.ts'
import { datasetJsonLd } from '../../data/json-ld.ts'
import type { Part } from '../../data/part.ts'
import { tablesOf } from '../../data/tables.ts'
import { yearsOf } from '../../model/totals.ts'
import type { Published } from '../../review/load.ts'
import type { DataFileFacts, DataOnPage } from '../../site/page-data.ts'
import type { Output } from '../output.ts'

/** What explains the open data: every table and column. */
export function dictionaryOutput({ history }: Published): Output {
  return { address: dictionaryPage, page: () => ({ dictionary: { tables: tablesOf(history) } }) }
}

/**
 * The open data of everything, or of a year: its files, and the page that tells of them.
 * @param parts what they are put together from, where it is there already
 */
export function dataOutputs(published: Published, scope: Scope, parts?: () => readonly Part[]): Output[] {
  const files = filesOf(published, scope, parts)
  return [
    ...filesIn(files),
    // After them, whose sizes it tells.
    { address: scopeFolder(scope), page: () => ({ data: dataOnPage(published, files) }) },
  ]
}

/** The open data of a unit's year, which has no page of its own. */
export function unitDataOutputs(published: Published, { unit, year }: Department): DataFile[] {
  return filesIn(filesOf(published, { unit, year }))
}

function filesIn({ tables, whole }: ScopeFiles): DataFile[] {
  return [...tables.flatMap(({ files }) => files), ...whole]
}

function dataOnPage(published: Published, files: ScopeFiles): DataOnPage {
  const { year } = files.scope
  const date = lastChange(published, year)
  const jsonLd = year === undefined ? describe(published, files, date) : undefined
  return {
    ...(year !== undefined && { year }),
    tables: files.tables.map(({ table: { title }, rows, files }) => ({
      title,
      rows: rows(),
      files: files.map(factsOf),
    })),
    whole: files.whole.map(factsOf),
    ...(date !== undefined && { date }),
    ...(jsonLd !== undefined && { jsonLd }),
  }
}

function describe(published: Published, files: ScopeFiles, date: string | undefined): string | undefined {
  const distributions = filesIn(files).map(({ address, title, mediaType, size }) => ({
    address,
    name: title,
    mediaType,
    size: size(),
  }))
  return datasetJsonLd(published.site, dataPage, distributions, { years: yearsOf(published), date })
}

function factsOf({ address, title, size }: DataFile): DataFileFacts {
  return { address, title, size: size() }
}
