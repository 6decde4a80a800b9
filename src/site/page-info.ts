import type { Address } from '../model/address.ts'

/** What a page says of itself to search engines, inspectors and those it is shared with. */
export interface PageInfo {
  title: string
  /** What the title alone leaves open, for windows and search results: `临西县司法局 2020 年`. */
  within?: string
  description: string
  keywords: string[]
  /** The column a page belongs to (政府网站栏目); the home page and the service pages have none. */
  column?: Column
  article?: Article
  picture?: Picture
  /** How others cite it, where that is not by whoever runs the site, by its title, or by its article's day. */
  cited?: { author?: string; title?: string; published?: string }
  /** The same, small, for pages of others. */
  embed?: Address
  /** What tells of news of this alone. */
  feed?: { title: string; to: Address }
  /** Search engines are to pass over it. */
  hidden?: true
}

export interface Column {
  name: string
  description: string
  keywords: string[]
}

/** A page that publishes a document: 标题, 来源, 发布时间. */
interface Article {
  source: string
  published?: string
}

/** A share picture of 1200 × 630. */
export interface Picture {
  address: Address
  alt: string
}

/** A page on the way from the first one. */
export interface Crumb {
  text: string
  to: Address
}
