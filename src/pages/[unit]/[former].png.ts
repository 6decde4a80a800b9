import type { APIRoute, GetStaticPaths } from 'astro'
import { countyCard, departmentCard } from '../../card/cards.ts'
import type { Former } from '../../corrections/old-address.ts'
import { formerYearPaths, published } from '../_published.ts'

export const getStaticPaths = formerYearPaths satisfies GetStaticPaths

/** Where a page was shared that has another address now, or none, a picture still stands: of what is there now, or the county's. */
export const GET: APIRoute<{ former: Former }> = async ({ props: { former } }) => {
  const { site } = published
  const department = former.now?.part && former.now.department
  const picture = department ? departmentCard(site, department) : countyCard(published)
  return new Response(await picture, { headers: { 'content-type': 'image/png' } })
}
