import { jsonFeedOf } from '../../data/feed.ts'
import { published } from '../_published.ts'

export const GET = () =>
  new Response(jsonFeedOf(published.site, published.history.events), {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  })
