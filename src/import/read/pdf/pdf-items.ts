import type { Layout } from '../../source.ts'
import { findGrids, type GridCell } from './pdf-grid.ts'
import { linesOfGlyphs, type TextLine } from './pdf-lines.ts'
import type { Glyph, PdfPage } from './pdf-page.ts'
import { type PdfTable, tableOf } from './pdf-table.ts'

/** What stands on a page from top to bottom: a line outside of tables, or a table. */
export type PageItem = LineItem | TableItem

interface LineItem {
  kind: 'line'
  top: number
  line: TextLine
  layout?: Layout
}

interface TableItem {
  kind: 'table'
  top: number
  table: PdfTable
}

const pageNumber = /^[-—–―\s·]*(\d{1,4}|第\s*\d+\s*页([，,\s]*共\s*\d+\s*页)?|\d+\s*\/\s*\d+)[-—–―\s·]*$/

/** A page's lines and tables, what the file itself marks as no content among them (ISO 32000-1, 14.8.2.2). */
export function itemsOf(page: PdfPage): PageItem[] {
  const grids = findGrids(page.rules)
  const cells = grids.flatMap((grid) => grid.cells).sort((a, b) => areaOf(a) - areaOf(b))
  const inCells = new Map<GridCell, Glyph[]>(cells.map((cell) => [cell, []]))
  const loose: Glyph[] = []
  for (const glyph of page.glyphs) {
    const cell = cells.find((candidate) => isIn(glyph, candidate))
    const place = cell ? inCells.get(cell) : loose
    place?.push(glyph)
  }
  const tables = grids.flatMap((grid): PageItem[] => {
    const table = tableOf(grid, inCells)
    return table ? [{ kind: 'table', top: grid.top, table }] : []
  })
  const lines = (isArtifact: boolean) =>
    linesOfGlyphs(loose.filter((glyph) => glyph.isArtifact === isArtifact))
  const content = lines(false).map((line): PageItem => ({ kind: 'line', top: line.y - line.size, line }))
  const artifacts = lines(true).map(
    (line): PageItem => ({ kind: 'line', top: line.y - line.size, line, layout: runningLayout(line, page) }),
  )
  return [...tables, ...content, ...artifacts].sort((a, b) => a.top - b.top)
}

function areaOf({ left, top, right, bottom }: GridCell): number {
  return (right - left) * (bottom - top)
}

function isIn(glyph: Glyph, { left, top, right, bottom }: GridCell): boolean {
  const [x, y] = [(glyph.x + glyph.right) / 2, glyph.y - glyph.size * 0.35]
  return left <= x && x <= right && top <= y && y <= bottom
}

function runningLayout({ text, y }: TextLine, { height }: PdfPage): Layout {
  return pageNumber.test(text) ? '页码' : y < height / 2 ? '页眉' : '页脚'
}

/** How many lines a running head or foot may have. */
const mostRunning = 3

/**
 * Finds the running heads and page numbers that the file does not mark: first or last lines that are a number, or that
 * stand on several pages in the same place and are no larger than the text; titles are larger.
 */
export function markRunning(pages: readonly PdfPage[], items: readonly PageItem[][]): void {
  const size = textSize(items)
  for (let round = 0; round < mostRunning; round++)
    for (const isFirst of [true, false]) {
      const edges = items.map((page) => edgeLine(page, isFirst))
      const keys = edges.map((edge) => edge && keyOf(edge))
      edges.forEach((edge, index) => {
        const page = pages[index]
        if (!edge || !page) return
        const repeats = keys.filter((key) => key === keys[index]).length > 1 && edge.line.size <= size * 1.15
        if (repeats || pageNumber.test(edge.line.text)) edge.layout = runningLayout(edge.line, page)
      })
    }
}

function edgeLine(items: readonly PageItem[], isFirst: boolean): LineItem | undefined {
  const open = items.filter((item) => item.kind === 'table' || !item.layout)
  const edge = isFirst ? open[0] : open.at(-1)
  return edge?.kind === 'line' ? edge : undefined
}

function keyOf({ line }: LineItem): string {
  return `${Math.round(line.y / 4)} ${line.text.replace(/\d+/g, '#')}`
}

/** With fewer lines outside of tables than this, they are titles, and the text is what the tables hold. */
const leastLines = 10

/** The size of most of the text, in points. */
export function textSize(items: readonly PageItem[][]): number {
  const all = items.flat()
  const loose = all.flatMap((item) => (item.kind === 'line' ? [item.line] : []))
  const inTables = all.flatMap((item) => (item.kind === 'table' ? item.table.cells : []))
  const text = loose.length < leastLines ? [...loose, ...inTables.flatMap(({ lines }) => lines)] : loose
  const sizes = text.map(({ size }) => size).sort((a, b) => a - b)
  return sizes[Math.floor(sizes.length / 2)] ?? 0
}
