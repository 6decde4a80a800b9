import script from '../site/elder.js?raw'

export const GET = () =>
  new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } })
