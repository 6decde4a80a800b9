import { dataPage, dictionaryPage, scopeFolder } from '../../data/addresses.ts'
import { type DataFile, filesOf, lastChange, type ScopeFiles, scopesOf } from '../../data/files.ts'
import { datasetJsonLd } from '../../data/json-ld.ts'
import { tablesOf } from '../../data/tables.ts'
import { yearsOf } from '../../model/totals.ts'
import type { Published } from '../../review/load.ts'
import type { DataFileFacts, DataOnPage } from '../../site/page-data.ts'
import type { Output } from '../output.ts'

/** The open data: its files, of everything, of each year and of each unit's, and the pages that tell of them. */
export function dataOutputs(published: Published): Output[] {
  const scopes = scopesOf(published).map((scope) => filesOf(published, scope))
  return [
    { address: dictionaryPage, page: () => ({ dictionary: { tables: tablesOf(published.history) } }) },
    ...scopes
      .filter(({ scope }) => scope.unit === undefined)
      .map(
        (files): Output => ({
          address: scopeFolder(files.scope),
          page: () => ({ data: dataOnPage(published, files) }),
        }),
      ),
    ...scopes.flatMap(filesIn).map(({ address, body }): Output => ({ address, body })),
  ]
}

function filesIn({ tables, whole }: ScopeFiles): DataFile[] {
  return [...tables.flatMap(({ files }) => files), ...whole]
}

function dataOnPage(published: Published, files: ScopeFiles): DataOnPage {
  const { year } = files.scope
  const date = lastChange(published)
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
  const distributions = filesIn(files).map(({ address, title, mediaType, body }) => ({
    address,
    name: title,
    mediaType,
    size: body().length,
  }))
  return datasetJsonLd(published.site, dataPage, distributions, { years: yearsOf(published), date })
}

function factsOf({ address, title, body }: DataFile): DataFileFacts {
  return { address, title, size: body().length }
}
