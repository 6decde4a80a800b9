import type { SourceBlock } from '../../source.ts'
import { type Collector, collector } from '../collect.ts'
import { itemsOf, markRunning, type PageItem, textSize } from './pdf-items.ts'
import { beginsParagraph, type Column, joint, type TextLine } from './pdf-lines.ts'
import type { PdfFile } from './pdf-open.ts'
import type { PdfPage } from './pdf-page.ts'
import { goesOn, joinTables, type PdfTable, sourceTable } from './pdf-table.ts'

interface Flow {
  into: Collector
  /** What lines outside of tables fill, by the width of their pages. */
  bodies: ReadonlyMap<number, Body>
  /** Of most of the text, in points. */
  size: number
  isOurs: boolean
  tables: number
  /** What may still go on, on this page or the next. */
  paragraph?: { text: string; opening: string; last: TextLine; page: number }
  table?: { table: PdfTable; page: number; place: string }
}

interface Body extends Column {
  /** From one base line to the next. */
  leading: number
}

/** The paragraphs and tables of all pages, in reading order. */
export function flowOf({ pages, isOurs }: PdfFile): SourceBlock[] {
  const items = pages.map(itemsOf)
  markRunning(pages, items)
  const flow: Flow = {
    into: collector(),
    bodies: bodiesOf(pages, items),
    size: textSize(items),
    isOurs,
    tables: 0,
  }
  pages.forEach((page, index) => {
    for (const item of items[index] ?? []) {
      if (item.kind === 'table') addTable(item.table, page, flow)
      else if (item.layout) flow.into.paragraph(item.line.text, item.layout, `第 ${page.number} 页`)
      else addLine(item.line, page, flow)
    }
  })
  closeParagraph(flow)
  closeTable(flow)
  return flow.into.blocks
}

function addLine(line: TextLine, page: PdfPage, flow: Flow): void {
  closeTable(flow)
  const open = flow.paragraph
  const body = flow.bodies.get(Math.round(page.width))
  if (open && body && goesOnIn(open, line, page.number, body, flow.size)) {
    open.text += joint(open.last.text, line.text) + line.text
    open.last = line
    open.page = page.number
    return
  }
  closeParagraph(flow)
  flow.paragraph = { text: line.text, opening: line.text, last: line, page: page.number }
}

/** Whether a line goes on a paragraph: as large, as close, not indented, and what is before it does not end. */
function goesOnIn(
  open: NonNullable<Flow['paragraph']>,
  line: TextLine,
  page: number,
  body: Body,
  size: number,
): boolean {
  const { last, text } = open
  if (Math.abs(line.size - last.size) > last.size * 0.15 || standsAlone(last)) return false
  const areCentred =
    Math.abs(line.left + line.right - last.left - last.right) < line.size * 0.6 &&
    Math.max(line.left, last.left) > body.left + line.size
  if (areCentred && /表$/.test(text)) return false
  if (areCentred && page === open.page && line.size > size * 1.1)
    return line.y - last.y < line.size * 1.9 && !beginsTitle.test(line.text)
  if (page === open.page && line.y - last.y > body.leading * 1.4) return false
  if (line.left > body.left + line.size * 1.2 && !areCentred) return false
  return !beginsParagraph(line, last, body, text)
}

/** Whether a line is laid out in columns, as entries of contents and the line above a form are. */
function standsAlone({ text, glyphs, size }: TextLine): boolean {
  const shown = glyphs.filter((glyph) => glyph.text.trim() !== '')
  const isParted = shown.some((glyph, index) => glyph.x - (shown[index - 1]?.right ?? glyph.x) > size * 3)
  return isParted || /[.．·…⋯]{4,}[\s\d]*$/.test(text)
}

/** Titles are broken into lines of like length, and so end before the column does. */
const beginsTitle = /^(第[一二三四五六七八九十]+部分|[（(]?[一二三四五六七八九十]+[、）)]|\d+[、.．])/

function closeParagraph(flow: Flow): void {
  if (flow.paragraph) flow.into.paragraph(flow.paragraph.text, undefined, `第 ${flow.paragraph.page} 页`)
  delete flow.paragraph
}

function addTable(table: PdfTable, page: PdfPage, flow: Flow): void {
  closeParagraph(flow)
  const open = flow.table
  if (open && open.page === page.number - 1 && goesOn(open.table, table)) {
    const { joined, head } = joinTables(open.table, table, flow.isOurs)
    for (const text of head) flow.into.paragraph(text, '页眉', `第 ${page.number} 页`)
    flow.table = { table: joined, page: page.number, place: open.place }
    return
  }
  closeTable(flow)
  flow.tables++
  flow.table = { table, page: page.number, place: `第 ${page.number} 页表 ${flow.tables}` }
}

function closeTable(flow: Flow): void {
  if (flow.table) flow.into.blocks.push(sourceTable(flow.table.table, flow.table.place, flow.isOurs))
  delete flow.table
}

function bodiesOf(pages: readonly PdfPage[], items: readonly PageItem[][]): Map<number, Body> {
  const widths = [...new Set(pages.map(({ width }) => Math.round(width)))]
  return new Map(
    widths.map((width) => {
      const own = items.filter((_, index) => Math.round(pages[index]?.width ?? 0) === width)
      return [
        width,
        bodyOf(
          own.map((page) => page.flatMap((item) => looseLine(item))),
          width,
        ),
      ]
    }),
  )
}

function looseLine(item: PageItem): TextLine[] {
  return item.kind === 'line' && !item.layout ? [item.line] : []
}

/** Where most lines begin and end, and how far most are apart; lines of titles and above tables are fewer. */
function bodyOf(pages: readonly TextLine[][], width: number): Body {
  const lines = pages.flat()
  const gaps = pages.flatMap((page) => page.slice(1).map((line, index) => line.y - (page[index]?.y ?? 0)))
  const left = mostCommon(lines.map((line) => line.left))
  const right = mostCommon(lines.map((line) => line.right))
  const leading = mostCommon(gaps)
  return {
    left: left.number,
    // Few lines end where a line must; margins are alike then.
    right: right.count > 2 ? right.number : width - left.number,
    leading: leading.count > 2 ? leading.number : Number.POSITIVE_INFINITY,
  }
}

/** The number that most are within a point and a half of. */
function mostCommon(numbers: readonly number[]): { number: number; count: number } {
  const count = (number: number) => numbers.filter((other) => Math.abs(other - number) < 1.5).length
  return [...new Set(numbers.map(Math.round))]
    .map((number) => ({ number, count: count(number) }))
    .reduce((best, next) => (next.count > best.count ? next : best), { number: 0, count: 0 })
}
