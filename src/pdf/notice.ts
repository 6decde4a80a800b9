import { breakLines } from './break.ts'
import { face } from './face.ts'
import { area, flow, type Lines, officialLines, type Paragraph } from './flow.ts'
import { type DocumentSource, setFoot } from './foot.ts'
import { addElement, type Element, type Page, paper } from './page-layout.ts'
import type { Layout } from './write-pdf.ts'

/** What a document of few words is about. */
interface About {
  title: string
  /** What it was of, beyond its name. */
  subject: string
  /** What kind of document it is, for those who file it. */
  about: string
  author: string
  date: Date
}

/** A few words of the program's own in the place of a document that is not published any longer. */
export interface Notice extends About {
  /** Its paragraphs. */
  lines: readonly string[]
}

/** Facts by what they are about, to be read on one sheet. */
export interface Brief extends About {
  parts: readonly { heading: string; lines: readonly string[] }[]
}

/** Lays out a notice: its title and what it says, on a page like that of a text. */
export function layOutNotice({ lines, ...about }: Notice, source: DocumentSource): Layout {
  const root: Element = { type: 'Document', children: [] }
  const heading = addElement(root, 'H1')
  const paragraphs = lines.map((text): Paragraph => paragraph(text, addElement(root, 'P')))
  return layoutOf(about, root, titled(about.title, heading, paragraphs, officialLines), source)
}

/** 四号 where that fits on a sheet, or else smaller. */
const briefLines: readonly Lines[] = [
  { size: 14, leading: 25 },
  { size: 12, leading: 21 },
  { size: 10.5, leading: 17.5 },
  { size: 9, leading: 12.6 },
]

/** Lays out a brief: each fact a line of its own below what it is about, as large as one sheet has room for. */
export function layOutBrief({ parts, ...about }: Brief, source: DocumentSource): Layout {
  const root: Element = { type: 'Document', children: [] }
  const heading = addElement(root, 'H1')
  const paragraphs = parts.flatMap(({ heading, lines }): Paragraph[] => [
    {
      spans: [{ text: heading, face: 'hei', element: addElement(root, 'H2') }],
      indent: 0,
      keepWithNext: true,
    },
    ...lines.map((text) => paragraph(text, addElement(root, 'P'))),
  ])
  const set = (lines: Lines) => titled(about.title, heading, paragraphs, lines)
  const fitting = briefLines.find((lines) => set(lines).length === 1) ?? briefLines.at(-1) ?? officialLines
  return layoutOf(about, root, set(fitting), source)
}

function paragraph(text: string, element: Element): Paragraph {
  return { spans: [{ text, face: 'song', element }], indent: 2 }
}

/** 2号, centred, or smaller where it would take many lines (GB/T 9704—2012, 7.3.1). */
const title = { sizes: [22, 18, 15], least: 12, leading: 1.5, lines: 3, below: 1 } as const

/** Paragraphs below a title. */
function titled(text: string, element: Element, paragraphs: readonly Paragraph[], lines: Lines): Page[] {
  const font = face('title')
  const broken = (size: number) =>
    breakLines(text, { face: font, size, width: area.width, evenness: 'balanced' })
  const size = title.sizes.find((size) => broken(size).length <= title.lines) ?? title.least
  const leading = size * title.leading
  const runs = broken(size).map(({ text, width }, index) => ({
    face: font.name,
    size,
    x: (paper.width - width) / 2,
    y: area.top + index * leading + size,
    text,
  }))
  const from = Math.ceil((runs.length * leading) / lines.leading) + title.below
  const pages = flow(paragraphs, lines, from)
  pages[0]?.marks.unshift({ element, runs })
  return pages
}

function layoutOf(
  { title, subject, about, author, date }: About,
  root: Element,
  pages: Page[],
  source: DocumentSource,
): Layout {
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
