import { style } from '../site/style.ts'

export const GET = () => new Response(style, { headers: { 'content-type': 'text/css; charset=utf-8' } })
