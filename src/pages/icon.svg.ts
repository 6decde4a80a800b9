import icon from '../site/icon.svg?raw'

export const GET = () => new Response(icon, { headers: { 'content-type': 'image/svg+xml' } })
