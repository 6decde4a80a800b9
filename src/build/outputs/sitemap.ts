import { type Address, canonical } from '../../model/address.ts'
import type { Output } from '../output.ts'

/** More addresses than this, one file must not list (sitemaps.org). */
const most = 50_000

/** The part of what no unit has alone. */
const county = 'county'

/**
 * What search engines ask for: which pages there are, and that they may read all but the editor. Both need whole addresses, so
 * that a site which does not know its own has neither. Each unit has a part, so that one which publishes changes its own only.
 */
export function sitemapOutputs(
  url: string | undefined,
  units: readonly string[],
  outputs: () => readonly Output[],
): Output[] {
  if (url === undefined) return []
  const whole = (to: Address) => encodeURI(canonical(url, to) ?? to)
  const names = [county, ...units]
  let parts: Map<string, Address[]> | undefined
  const pagesOf = (part: string) => {
    parts ??= pagesByPart(outputs(), new Set(units))
    return parts.get(part) ?? []
  }
  return [
    {
      address: '/sitemap.xml',
      body: () =>
        xml(
          'sitemapindex',
          'sitemap',
          names.map((name) => whole(addressOf(name))),
        ),
    },
    ...names.map((name) => ({
      address: addressOf(name),
      body: () => xml('urlset', 'url', pagesOf(name).slice(0, most).map(whole)),
    })),
    { address: '/robots.txt', body: () => robots(url, whole('/sitemap.xml')) },
  ]
}

function addressOf(part: string): Address {
  return `/sitemap/${part}.xml`
}

/** The pages that readers come to, not the editor and what is embedded, by the unit below whose page they stand. */
function pagesByPart(outputs: readonly Output[], units: ReadonlySet<string>): Map<string, Address[]> {
  const pages = outputs.filter((one) => 'page' in one && !/^\/(404\.html|admin\/|embed\/)/.test(one.address))
  const addresses = pages.map(({ address }) => address)
  return Map.groupBy(addresses, (page) => {
    const [, first = ''] = page.split('/')
    return units.has(first) ? first : county
  })
}

/** In XML every character of these addresses stands for itself but `&`, which they have none of. */
function xml(list: string, item: string, addresses: readonly string[]): string {
  const items = addresses.map((one) => `<${item}><loc>${one}</loc></${item}>`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${items.join('\n')}
</${list}>
`
}

function robots(url: string, sitemap: string): string {
  return `User-agent: *\nDisallow: ${new URL(url).pathname.replace(/\/?$/, '/')}admin/\nSitemap: ${sitemap}\n`
}
