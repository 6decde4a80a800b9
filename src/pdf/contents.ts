import { breakLines } from './break.ts'
import { face, textWidth } from './face.ts'
import { area } from './flow.ts'
import { addElement, type Element, newPage, type Page, paper, type Run } from './page-layout.ts'
import { shortened } from './shortened.ts'

/** A line of the table of contents. */
export interface ContentsEntry {
  title: string
  anchor: string
  /** 0 for a part, 1 for what is in it. */
  level: 0 | 1
  /** The page it is on; 0 while that is not known yet. */
  page: number
}

const style = { size: 14, leading: 24, indent: 28, numberWidth: 30, dot: '…' } as const
/** A title that goes on is told whole where it stands. */
const mostLines = 4

/**
 * Sets the table of contents: titles, leaders, page numbers, each line a link. Its number of pages does not depend on
 * the page numbers in it, so it can be set once to be counted and again to be printed.
 */
export function setContents(entries: readonly ContentsEntry[], parent: Element): Page[] {
  const pages = [newPage()]
  let y = area.top + setHeading(pages[0] ?? newPage(), addElement(parent, 'H1'))
  const toc = addElement(parent, 'TOC')
  for (const entry of entries) {
    const indent = entry.level * style.indent
    const font = face(entry.level === 0 ? 'hei' : 'song')
    const room = area.width - indent - style.numberWidth - 2 * style.size
    const broken = (title: string) =>
      breakLines(title, { face: font, size: style.size, width: room, evenness: 'balanced' })
    const lines = broken(shortened(entry.title, (title) => broken(title).length <= mostLines))
    if (y + lines.length * style.leading > area.top + area.height) {
      pages.push(newPage())
      y = area.top
    }
    const page = pages.at(-1) ?? newPage()
    const link = addElement(addElement(addElement(toc, 'TOCI'), 'Reference'), 'Link')
    const runs = lines.map(
      (line, index): Run => ({
        face: font.name,
        size: style.size,
        x: area.left + indent,
        y: y + index * style.leading + style.size,
        text: line.text,
      }),
    )
    const last = runs.at(-1)
    const lastWidth = lines.at(-1)?.width ?? 0
    if (last) {
      const number = String(entry.page)
      const numberX = area.left + area.width - textWidth(face('song'), style.size, number)
      runs.push({ face: 'song', size: style.size, x: numberX, y: last.y, text: number })
      page.marks.push({
        runs: [leader(last.x + lastWidth, area.left + area.width - style.numberWidth, last.y)],
      })
    }
    page.marks.push({ element: link, runs })
    page.links.push({
      x: area.left + indent,
      y: y - 2,
      width: area.width - indent,
      height: lines.length * style.leading,
      target: { anchor: entry.anchor },
      description: `${entry.title}，第 ${entry.page} 页`,
      element: link,
    })
    y += lines.length * style.leading
  }
  return pages
}

function setHeading(page: Page, element: Element): number {
  const size = 22
  const text = '目　　录'
  const x = (paper.width - textWidth(face('title'), size, text)) / 2
  page.marks.push({ element, runs: [{ face: 'title', size, x, y: area.top + size, text }] })
  return size * 3
}

/** A row of dots from a title to its page number, on one raster for all lines. */
function leader(from: number, to: number, y: number): Run {
  const width = textWidth(face('song'), style.size, style.dot)
  const count = Math.max(0, Math.floor((to - from - style.size / 2) / width))
  return { face: 'song', size: style.size, x: to - count * width, y, text: style.dot.repeat(count) }
}
