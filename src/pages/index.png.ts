import { countyCard } from '../card/cards.ts'
import { published } from './_published.ts'

export const GET = async () =>
  new Response(await countyCard(published), { headers: { 'content-type': 'image/png' } })
