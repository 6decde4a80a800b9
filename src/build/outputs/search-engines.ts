import { type Address, canonical } from '../../model/address.ts'
import type { Output } from '../output.ts'

/** More than this, one file must not list (sitemaps.org). */
const most = 50_000

/**
 * What search engines ask for: which pages there are, and that they may read all but the editor. Both need whole addresses, so
 * that a site which does not know its own has neither.
 */
export function searchEngineOutputs(url: string | undefined, outputs: () => readonly Output[]): Output[] {
  const whole = (to: Address) => canonical(url, to) ?? to
  if (url === undefined) return []
  return [
    { address: '/sitemap.xml', body: () => sitemapXml(pagesIn(outputs()).slice(0, most).map(whole)) },
    { address: '/robots.txt', body: () => robots(url, whole('/sitemap.xml')) },
  ]
}

function pagesIn(outputs: readonly Output[]): Address[] {
  return outputs
    .filter((output) => 'page' in output && !/^\/(404\.html|admin\/)/.test(output.address))
    .map(({ address }) => address)
}

/** In XML every character of these addresses stands for itself but `&`, which they have none of. */
function sitemapXml(addresses: readonly string[]): string {
  const urls = addresses.map((address) => `<url><loc>${encodeURI(address)}</loc></url>`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`
}

function robots(url: string, sitemap: string): string {
  return `User-agent: *\nDisallow: ${new URL(url).pathname.replace(/\/?$/, '/')}admin/\nSitemap: ${sitemap}\n`
}
