import { atom } from '../../data/feed.ts'
import { published } from '../_published.ts'

export const GET = () =>
  new Response(atom(published.site, published.history.events, published.departments), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  })
