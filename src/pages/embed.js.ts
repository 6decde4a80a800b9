import script from '../site/embed.js?raw'

export const GET = () =>
  new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } })
