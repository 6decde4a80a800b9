import script from '../site/page.js?raw'

export const GET = () =>
  new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } })
