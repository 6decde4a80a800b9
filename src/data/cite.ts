/** What is cited: a page of the site. */
export interface Cited {
  author: string
  title: string
  /** When it was made public, where that is known: `2020-03-02`. */
  published?: string | undefined
  url?: string | undefined
}

/**
 * A reference by GB/T 7714—2015, 4.7 (电子资源): author, title and type, day of publication, address. The day on which it was looked
 * at is the reader's to add: a page that never changes knows none.
 */
export function citeByStandard({ author, title, published, url }: Cited): string {
  const date = published === undefined ? [] : [`(${published.slice(0, 10)})`]
  return [author, `${title}[EB/OL]`, ...date, ...(url === undefined ? [] : [url])].join('. ')
}

/** The same in a sentence, for a letter or a message. */
export function citePlainly({ author, title, published, url }: Cited): string {
  const date = published === undefined ? '' : `，${published.slice(0, 10)} 公开`
  return `${author}：《${title}》${date}${url === undefined ? '' : `，${url}`}`
}
