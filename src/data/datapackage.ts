import { createHash } from 'node:crypto'
import type { Site } from '../content/record.ts'
import type { Column } from './column.ts'
import { projectKey, type Table, unitKey } from './table.ts'

/** A CSV file of the package. */
export interface Resource {
  table: Table
  /** Beside `datapackage.json`: `projects.csv`. */
  path: string
  /** Makes it. */
  pieces(): Iterable<Uint8Array>
}

/** What the whole of the data is called, or that of a budget year. */
export function datasetName({ region }: Site, year?: number): string {
  return `${region}${year === undefined ? '' : ` ${year} 年`}预算绩效目标公开数据`
}

/** Who may do what with the data, where the site says it. */
export function licenceOf({ dataLicence, dataLicenceUrl }: Site) {
  return dataLicence === undefined
    ? undefined
    : { title: dataLicence, ...(dataLicenceUrl !== undefined && { path: dataLicenceUrl }) }
}

/**
 * Describes the CSV files as a Frictionless Tabular Data Package (specs.frictionlessdata.io, version 1): programs read types, keys
 * and meanings from it.
 * @param year of which budget year it is; undefined where of all
 * @param date when what is published was last changed, as far as content tells
 */
export function datapackageOf(
  site: Site,
  resources: readonly Resource[],
  { year, date }: { year: number | undefined; date: string | undefined },
): string {
  const licence = licenceOf(site)
  const content = {
    profile: 'tabular-data-package',
    // Whoever collects packages tells them apart by name.
    name: ['budget-performance', ...(year === undefined ? [] : [year])].join('-'),
    title: datasetName(site, year),
    description: `${site.region}各部门${year === undefined ? '' : ` ${year} 年`}公开的预算项目绩效目标、绩效监控和绩效自评`,
    ...(site.url !== undefined && { homepage: site.url }),
    ...(date !== undefined && { created: date }),
    contributors: [{ title: site.sponsor, role: 'publisher' }],
    keywords: ['预算', '绩效目标', '绩效自评', site.region],
    // A licence of one's own has no identifier of Open Definition: a title, and where it stands.
    ...(licence && { licenses: [{ name: 'other', ...licence }] }),
    resources: resources.map(resourceOf),
  }
  return `${JSON.stringify(content, null, 2)}\n`
}

function resourceOf({ table, path, pieces }: Resource) {
  const { id, title, description, columns, key } = table
  const hash = createHash('sha256')
  let bytes = 0
  for (const piece of pieces()) {
    hash.update(piece)
    bytes += piece.length
  }
  return {
    profile: 'tabular-data-resource',
    name: id,
    path,
    title,
    description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${hash.digest('hex')}`,
    dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, lineTerminator: '\r\n', header: true },
    schema: {
      fields: columns.map(fieldOf),
      missingValues: [''],
      primaryKey: [...key],
      ...(table.parent && { foreignKeys: [foreignKey(table.parent)] }),
    },
  }
}

function fieldOf({ name, type, description, required }: Column) {
  return { name, type, description, ...(required && { constraints: { required: true } }) }
}

function foreignKey(parent: 'units' | 'projects') {
  const fields = [...(parent === 'units' ? unitKey : projectKey)]
  return { fields, reference: { resource: parent, fields } }
}
