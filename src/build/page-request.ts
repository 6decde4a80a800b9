import type { Address } from '../model/address.ts'
import type { PageLocals, SiteData } from '../site/page-data.ts'
import type { PageOutput, RouteOutput } from './output.ts'

/** What servers answer with where nothing is. */
export const notFound: Address = '/404.html'

/** A page to be rendered: the path of its route in Astro, and all that it prints. */
export interface PageRequest {
  /** `/project/`, whatever project it shows. */
  path: string
  locals: PageLocals
}

/** What Astro is to render for an output that it has a route for. */
export async function requestOf(site: SiteData, output: PageOutput | RouteOutput): Promise<PageRequest> {
  if ('route' in output) return { path: output.address, locals: { ...site, page: {} } }
  const page = await output.page()
  const [route] = Object.keys(page)
  return { path: route === 'index' ? '/' : `/${route}/`, locals: { ...site, page } }
}
