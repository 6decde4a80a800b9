import { flow } from './flow.ts'
import { type DocumentSource, setFoot } from './foot.ts'
import { addElement, type Element } from './page.ts'
import type { Layout } from './write.ts'

/** A few words of the program's own: in the place of a document that is not published any longer, or a brief. */
export interface Notice {
  title: string
  /** What it was of, beyond its name. */
  subject: string
  /** What kind of document it is, for those who file it. */
  about: string
  /** Its paragraphs. */
  lines: readonly string[]
  author: string
  date: Date
}

/** Lays out a notice: its title and what it says, on a page like that of a text. */
export function layOutNotice(
  { title, subject, about, lines, author, date }: Notice,
  source: DocumentSource,
): Layout {
  const root: Element = { type: 'Document', children: [] }
  const pages = flow([
    { spans: [{ text: title, face: 'title', element: addElement(root, 'H1') }], indent: 0 },
    ...lines.map((text) => ({
      spans: [{ text, face: 'song' as const, element: addElement(root, 'P') }],
      indent: 2,
    })),
  ])
  setFoot(pages, root, source)
  return {
    title: `${title} · ${subject}`,
    author,
    subject: about,
    date,
    pages,
    root,
    attachments: source.records,
    digest: source.digest,
    outline: [{ title, page: 0, y: 0, children: [] }],
  }
}
