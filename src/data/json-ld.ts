import type { Site } from '../content/record.ts'
import { type Address, canonical } from '../model/address.ts'
import { datasetName, licenceOf } from './datapackage.ts'

/** A file that can be taken. */
export interface Distribution {
  address: Address
  name: string
  mediaType: string
  size: number
}

/** The data as search engines for data read it (schema.org Dataset, JSON-LD); without an address of the site, there is none to name. */
export function datasetJsonLd(
  site: Site,
  page: Address,
  files: readonly Distribution[],
  about: { years: readonly number[]; date: string | undefined },
): string | undefined {
  const url = canonical(site.url, page)
  if (url === undefined) return undefined
  const licence = licenceOf(site)
  const years = about.years.toSorted((a, b) => a - b)
  return JSON.stringify({
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    name: datasetName(site),
    description: `${site.region}各部门公开的预算项目绩效目标、绩效监控和绩效自评：项目、指标、资金、支出计划、公开和更正。`,
    url,
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    spatialCoverage: site.region,
    ...(years.length > 0 && { temporalCoverage: `${years[0]}/${years.at(-1)}` }),
    ...(about.date !== undefined && { dateModified: about.date }),
    ...(licence && { license: licence.path ?? licence.title }),
    creator: { '@type': 'GovernmentOrganization', name: site.sponsor },
    distribution: files.map(({ address, name, mediaType, size }) => ({
      '@type': 'DataDownload',
      name,
      contentUrl: canonical(site.url, address),
      encodingFormat: mediaType,
      contentSize: `${size} B`,
    })),
    // What stands in a page must not end the element that holds it.
  }).replaceAll('<', '\\u003c')
}
