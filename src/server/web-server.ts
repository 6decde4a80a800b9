import { Refusal } from './refusal.ts'

/** What a web server must be told of a site. */
export interface WebSite {
  /** The folder with `current`. */
  site: string
  /** The path it is served at, with slashes: `/`, `/jxmb/`. */
  base: string
  /** Its host name; `_` is any. */
  host: string
  port: number
  /** Other sites that may show pages in a frame, such as a portal that has this as a column. */
  embedders: readonly string[]
}

/**
 * What our pages need: their own style, pictures, scripts and data, the inline style of the page for addresses that do not
 * exist, and nothing from anywhere else.
 */
function policy(embedders: readonly string[]): string {
  return [embeddedPolicy, ["frame-ancestors 'self'", ...embedders].join(' ')].join('; ')
}

/** What is embedded (`/embed/`) needs the same, and any page may show it. */
const embeddedPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ')

/**
 * What the editor needs besides: its fonts, pictures that it makes itself, and the platform where changes are kept. Only its
 * page knows which one that is, and allows no other (src/edit/policy.ts); here it is any that is asked over HTTPS.
 */
const editorPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob: https:",
  "connect-src 'self' data: blob: https:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Fills in a configuration: every `{{name}}` in it. */
export function fillConfiguration(template: string, site: WebSite): string {
  check(site)
  const mount = site.base.slice(0, -1)
  const values: Readonly<Record<string, string>> = {
    site: site.site,
    base: site.base,
    host: site.host,
    port: String(site.port),
    // For Caddy: with a name it cares for the certificate, with a port alone it serves what comes.
    address: site.host === '_' ? `:${site.port}` : `${site.host}:${site.port}`,
    policy: policy(site.embedders),
    embeddedPolicy,
    editorPolicy,
    // Below a path, its name without the slash leads to it.
    redirect: mount && `location = ${mount} { return 301 ${site.base}; }`,
    caddyRedirect: mount && `redir ${mount} ${site.base} 301`,
  }
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
}

/** Nothing that is filled in may end a directive and begin another. */
function check({ site, base, host, port, embedders }: WebSite) {
  if (!/^(\/[\w.-]+)+$/.test(site)) throw new Refusal(`网站目录只能用字母、数字、点和短横线：${site}`)
  if (!/^\/([\w.-]+\/)*$/.test(base)) throw new Refusal('--base 后面的路径要像 /jxmb/，前后都有斜线。')
  if (!/^(_|[A-Za-z0-9.-]+)$/.test(host)) throw new Refusal('--host 后面是域名，像 www.example.gov.cn。')
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal('--port 后面是 1 到 65535 的端口。')
  for (const embedder of embedders)
    if (!/^https?:\/\/[A-Za-z0-9.-]+(:\d+)?$/.test(embedder))
      throw new Refusal('--embed 后面是门户网站的地址，像 https://www.example.gov.cn，不带路径。')
}
