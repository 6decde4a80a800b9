import { createHash } from 'node:crypto'
import type { Site } from '../content/record.ts'
import { type Event, moment } from '../corrections/event.ts'
import { type Address, canonical, home, jsonFeed, relative } from '../model/address.ts'

/** So many entries a feed holds, the newest. */
const most = 100

/** A feed of what happened to what is published. */
export interface Feed {
  address: Address
  /** The page that tells the same. */
  page: Address
  /** Tells it from the other feeds of the site, for ever. */
  key: string
  title: string
  /** Newest first. */
  events: readonly Event[]
  /** The first year that it is about. */
  year: number
}

/** An Atom feed (RFC 4287). Without a 网址, its links lead from where it stands. */
export function atom(site: Site, { address, page, key, title, events, year }: Feed): string {
  const link = (to: Address) => escapeXml(canonical(site.url, to) ?? relative(address, to))
  // A feed must say when it last changed; one without events says its first year.
  const updated = events[0]?.date ?? `${year}-01-01`
  const entries = events.slice(0, most).map(
    ({ kind, date, title, lines, to, author, key }) => `  <entry>
    <id>${idOf(site, key)}</id>
    <title>${escapeXml(title)}</title>
    <updated>${moment(date)}</updated>
    <published>${moment(date)}</published>
    <author><name>${escapeXml(author ?? site.sponsor)}</name></author>
    <category term="${kind}"/>
    <link rel="alternate" type="text/html" href="${link(to)}"/>
    <content type="text">${escapeXml(lines.join('\n'))}</content>
  </entry>
`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
  <id>${idOf(site, key)}</id>
  <title>${escapeXml(title)}</title>
  <updated>${moment(updated)}</updated>
  <author><name>${escapeXml(site.sponsor)}</name></author>
  <link rel="self" type="application/atom+xml" href="${link(address)}"/>
  <link rel="alternate" type="text/html" href="${link(page)}"/>
${entries.join('')}</feed>
`
}

/** All of it as a JSON Feed 1.1, whose addresses are whole ones: without a 网址 it has none. */
export function jsonFeedOf(site: Site, events: readonly Event[]): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: `${site.name}：公开和更正`,
    home_page_url: canonical(site.url, home),
    feed_url: canonical(site.url, jsonFeed),
    language: 'zh-CN',
    authors: [{ name: site.sponsor }],
    items: events.slice(0, most).map(({ kind, date, title, lines, to, author, key }) => ({
      id: idOf(site, key),
      url: canonical(site.url, to),
      title,
      content_text: lines.join('\n') || title,
      date_published: moment(date),
      authors: [{ name: author ?? site.sponsor }],
      tags: [kind],
    })),
  }
  return `${JSON.stringify(feed, null, 2)}\n`
}

/** The same for ever, wherever the site moves to: a UUID made of what the event is (RFC 9562, version 8). */
function idOf({ region }: Site, key: string): string {
  const hash = createHash('sha256').update(`${region}\n${key}`).digest('hex')
  const groups = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ]
  return `urn:uuid:${groups.join('-')}`
}

function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }
  return text.replace(/[&<>"]/g, (character) => `&${names[character]};`)
}
