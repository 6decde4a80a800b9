import { breakLines } from './break.ts'
import { type FaceName, face, textWidth } from './face.ts'
import { type Element, mm, newPage, type Page, paper, type Run } from './page.ts'

/** The type area of official documents: 156 × 225 mm, 22 lines of 28 characters, 3号 (GB/T 9704—2012, 5.2). */
export const area = { top: 37 * mm, left: 28 * mm, width: 156 * mm, height: 225 * mm } as const
export const lines = { perPage: 22, leading: area.height / 22, size: area.width / 28 } as const

/** A stretch of a paragraph in one face; a heading may run in to its paragraph, so each has its own element. */
export interface Span {
  text: string
  face: FaceName
  element: Element
}

export interface Paragraph {
  spans: readonly Span[]
  /** Indent of the first line, in characters. */
  indent: number
  /** Stays on the page of the next paragraph's first line. */
  keepWithNext?: boolean
  /** A name for its place, which links and the outline lead to. */
  anchor?: string
}

/** Sets paragraphs line by line on as many pages as they take. */
export function flow(paragraphs: readonly Paragraph[]): Page[] {
  const pages: Page[] = []
  let used: number = lines.perPage
  paragraphs.forEach((paragraph, index) => {
    const set = setParagraph(paragraph)
    const needed = paragraph.keepWithNext && index + 1 < paragraphs.length ? set.length + 1 : 1
    for (const [line, marks] of set.entries()) {
      if (used >= lines.perPage || (line === 0 && used + Math.min(needed, lines.perPage) > lines.perPage)) {
        pages.push(newPage())
        used = 0
      }
      const page = pages.at(-1)
      const top = area.top + used * lines.leading
      if (line === 0 && paragraph.anchor) page?.anchors.push({ name: paragraph.anchor, y: top })
      for (const { element, runs } of marks)
        page?.marks.push({
          element,
          runs: runs.map((run) => ({ ...run, y: top + lines.leading / 2 + lines.size * 0.38 })),
        })
      used++
    }
  })
  return pages
}

interface SetMark {
  element: Element
  runs: Run[]
}

/** The lines of a paragraph, justified, each as the marks of its elements. */
function setParagraph({ spans, indent }: Paragraph): SetMark[][] {
  const text = spans.map((span) => span.text).join('')
  const { size } = lines
  const broken = breakLines(text, {
    face: face(spans[0]?.face ?? 'song'),
    size,
    width: area.width,
    indent: indent * size,
  })
  let offset = 0
  return broken.map((line, index) => {
    const start = text.indexOf(line.text, offset)
    offset = start + line.text.length
    const parts = cut(spans, start, offset)
    const inset = index === 0 ? indent * size : 0
    const natural = parts.reduce((sum, part) => sum + textWidth(face(part.face), size, part.text), 0)
    const gaps = [...line.text].length - 1
    const spacing = line.last || gaps === 0 ? 0 : (area.width - inset - natural) / gaps
    let x = area.left + inset
    return parts.map(({ text, face: name, element }) => {
      const run: Run = { face: name, size, x, y: 0, text, spacing }
      x += textWidth(face(name), size, text) + spacing * [...text].length
      return { element, runs: [run] }
    })
  })
}

/** The parts of the spans between two offsets of their joined text. */
function cut(spans: readonly Span[], start: number, end: number): Span[] {
  let offset = 0
  return spans.flatMap((span) => {
    const text = span.text.slice(Math.max(0, start - offset), Math.max(0, end - offset))
    offset += span.text.length
    return text === '' ? [] : [{ ...span, text }]
  })
}

/** A page number as official documents have it: 4号, between one-em dashes, outside right or left (7.5). */
export function printPageNumber(page: Page, number: number) {
  const size = 14
  const text = `— ${number} —`
  const width = textWidth(face('song'), size, text)
  const right = page.paper.width - (paper.width - area.left - area.width)
  const x = number % 2 === 1 ? right - size - width : area.left + size
  page.marks.push({ runs: [{ face: 'song', size, x, y: page.paper.height - 25 * mm, text }] })
}
