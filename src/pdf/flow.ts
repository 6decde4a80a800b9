import { breakLines } from './break.ts'
import { type FaceName, face, textWidth } from './face.ts'
import {
  addElement,
  type Element,
  type Link,
  mm,
  newPage,
  type Page,
  paper,
  type Run,
} from './page-layout.ts'

/** The type area of official documents: 156 × 225 mm, 22 lines of 28 characters, 3号 (GB/T 9704—2012, 5.2). */
export const area = {
  top: 37 * mm,
  left: 28 * mm,
  width: 156 * mm,
  height: 225 * mm,
  bottom: 35 * mm,
} as const
/** How lines of running text are set, in points. */
export interface Lines {
  size: number
  leading: number
}

export const officialLines: Lines = { size: area.width / 28, leading: area.height / 22 }

/** A stretch of a paragraph in one face; a heading may run in to its paragraph, so each has its own element. */
export interface Span {
  text: string
  face: FaceName
  element: Element
  /** An address that it leads to. */
  href?: string
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

/**
 * Sets paragraphs line by line on as many pages as they take.
 * @param from how many lines of the first page are left to what stands above
 */
export function flow(paragraphs: readonly Paragraph[], lines = officialLines, from = 0): Page[] {
  const pages: Page[] = []
  const perPage = Math.floor(area.height / lines.leading + 0.001)
  let used = perPage
  const elementOf = inlineElements(paragraphs)
  paragraphs.forEach((paragraph, index) => {
    const set = setParagraph(paragraph, lines)
    const needed = paragraph.keepWithNext && index + 1 < paragraphs.length ? set.length + 1 : 1
    for (const [line, marks] of set.entries()) {
      if (used >= perPage || (line === 0 && used + Math.min(needed, perPage) > perPage)) {
        used = pages.length === 0 ? from : 0
        pages.push(newPage())
      }
      const page = pages.at(-1)
      const top = area.top + used * lines.leading
      if (line === 0 && paragraph.anchor) page?.anchors.push({ name: paragraph.anchor, y: top })
      for (const { span, run } of marks) {
        if (!page) continue
        const element = elementOf(span, page)
        page.marks.push({ element, runs: [{ ...run, y: top + lines.leading / 2 + lines.size * 0.38 }] })
        if (span.href !== undefined) page.links.push(linkOf(run, span.href, element, top, lines))
      }
      used++
    }
  })
  return pages
}

/**
 * Finds the element of a span's text on a page. Links are elements of their own, one on each page, and so is what stands
 * between them, so that all are read in their order.
 */
function inlineElements(paragraphs: readonly Paragraph[]): (span: Span, page: Page) => Element {
  const linked = paragraphs.flatMap(({ spans }) => spans.filter(({ href }) => href !== undefined))
  const parents = new Set(linked.map(({ element }) => element))
  const made = new Map<Span, Map<Page, Element>>()
  return (span, page) => {
    if (!parents.has(span.element)) return span.element
    const onPages = made.get(span) ?? new Map<Page, Element>()
    made.set(span, onPages)
    const element = onPages.get(page) ?? addElement(span.element, span.href === undefined ? 'Span' : 'Link')
    onPages.set(page, element)
    return element
  }
}

function linkOf(run: Run, url: string, element: Element, top: number, lines: Lines): Link {
  const width = textWidth(face(run.face), run.size, run.text) + (run.spacing ?? 0) * [...run.text].length
  return {
    x: run.x,
    y: top,
    width,
    height: lines.leading,
    target: { url },
    description: `${run.text} ${url}`,
    element,
  }
}

interface SetMark {
  span: Span
  run: Run
}

/** How far apart characters may be set to justify a line, in em. Before a long address, a line stays short. */
const loosest = 0.15

/** The lines of a paragraph, justified, each as the parts of its spans. */
function setParagraph({ spans, indent }: Paragraph, { size }: Lines): SetMark[][] {
  const text = spans.map((span) => span.text).join('')
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
    const printed = line.text.trimEnd()
    const natural = cut(spans, start, start + printed.length).reduce(
      (sum, part) => sum + textWidth(face(part.face), size, part.text),
      0,
    )
    const gaps = [...printed].length - 1
    const toFill = gaps === 0 ? 0 : (area.width - inset - natural) / gaps
    const spacing = line.last || toFill > loosest * size ? 0 : toFill
    let x = area.left + inset
    return parts.map(({ text, face: name, span }) => {
      const run: Run = { face: name, size, x, y: 0, text, spacing }
      x += textWidth(face(name), size, text) + spacing * [...text].length
      return { span, run }
    })
  })
}

/** The parts of the spans between two offsets of their joined text. */
function cut(spans: readonly Span[], start: number, end: number) {
  let offset = 0
  return spans.flatMap((span) => {
    const text = span.text.slice(Math.max(0, start - offset), Math.max(0, end - offset))
    offset += span.text.length
    return text === '' ? [] : [{ text, face: span.face, span }]
  })
}

/**
 * A page number as official documents have it: 4号, between one-em dashes, outside right or left, 7 mm below what is printed
 * (GB/T 9704—2012, 7.5).
 * @param bottom margin below what is printed, in points
 */
export function printPageNumber(page: Page, number: number, bottom: number) {
  const size = 14
  const text = `— ${number} —`
  const width = textWidth(face('song'), size, text)
  const right = page.paper.width - (paper.width - area.left - area.width)
  const x = number % 2 === 1 ? right - size - width : area.left + size
  const y = page.paper.height - bottom + 7 * mm + size * 0.76
  page.marks.push({ runs: [{ face: 'song', size, x, y, text }] })
}
