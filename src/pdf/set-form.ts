import type { Grid } from '../model/grid.ts'
import { oncePer } from '../model/once.ts'
import { breakLines } from './break.ts'
import { type Face, face, textWidth } from './face.ts'
import { measure, unfitCells } from './measure.ts'
import { shareMerged } from './merged.ts'
import {
  addElement,
  type Element,
  mm,
  newPage,
  type Page,
  type Paper,
  paper,
  type Run,
  wide,
} from './page-layout.ts'
import { paginate } from './paginate.ts'
import { setTable, tableElements } from './set-table.ts'
import { shortened } from './shortened.ts'

/** Margins of a form's page. The foot leaves room for the page number and, on the right, for a code. */
export const margin = { top: 24 * mm, side: 21 * mm, bottom: 26 * mm } as const
/** A title is as large as it can be in a few lines. */
const title = { sizes: [18, 15, 12], least: 10.5, leading: 1.5, lines: 3, below: 8 } as const
/** What stands in brackets below a title, a year for the most part, is no part of its name. */
const subtitleSize = 12
const unitLine = { size: 10.5, leading: 15, below: 3, gap: 21 } as const
/** What stands above a form that goes on: small, so that nobody takes it for a part of the form. */
const running = { size: 8, above: 5 * mm } as const
const separator = ' · '
/** A first page with less room than this part of it for the table is left to the title. */
const leastRoom = 1 / 4

function paperOf({ landscape }: Grid): Paper {
  return landscape ? wide : paper
}

function tableWidth(grid: Grid): number {
  return paperOf(grid).width - 2 * margin.side
}

/** A form is measured once for its sheet and for the booklet. */
const measureForm = oncePer((grid: Grid) => measure(grid, tableWidth(grid)))

/** The cells of a form with numbers for which its sheet has no room. */
export function unprintableCells(grid: Grid) {
  return unfitCells(grid, tableWidth(grid))
}

/**
 * Sets a form: title, unit line, table, on as many pages as it takes.
 * @param parent gets the form's elements: a heading, the unit line, the table
 * @param heading the heading's level, 1 in a single sheet
 * @param about what stands above the form on each further page, in parts
 */
export function setForm(grid: Grid, parent: Element, heading: 'H1' | 'H2', about: readonly string[]): Page[] {
  const size = paperOf(grid)
  const bottom = size.height - margin.bottom
  const name = `t${parent.children.length}`
  const titled = setTitle(grid, size, addElement(parent, heading), bottom)
  const before = titled.pages
  let top = setUnitLine(grid, before.at(-1) ?? newPage(size), parent, titled.bottom)
  if (bottom - top < leastRoom * (bottom - margin.top)) {
    before.push(newPage(size))
    top = margin.top
  }
  const measured = measureForm(grid)
  const elements = tableElements(measured, parent, name)
  const slicesOfPages = paginate(measured, bottom - top, bottom - margin.top)
  const shares = shareMerged(measured, slicesOfPages)
  const tables = slicesOfPages.map((slices, index) => {
    const target = (index === 0 && before.at(-1)) || newPage(size)
    const from = index === 0 ? top : margin.top
    setTable(measured, slices, shares[index] ?? new Map(), elements, margin.side, from, target)
    return target
  })
  const pages = [...before.slice(0, -1), ...tables]
  for (const page of pages.slice(1)) setRunningHead(page, about)
  return pages
}

function setTitle(grid: Grid, size: Paper, element: Element, bottom: number) {
  const pages = [newPage(size)]
  let y: number = margin.top
  let runs: Run[] = []
  const close = () => pages.at(-1)?.marks.push({ element, runs })
  for (const { font, fontSize, line } of titleLines(grid)) {
    const leading = fontSize * title.leading
    if (y + leading > bottom) {
      close()
      pages.push(newPage(size))
      y = margin.top
      runs = []
    }
    const x = (size.width - line.width) / 2
    runs.push({ face: font.name, size: fontSize, x, y: y + fontSize, text: line.text })
    y += leading
  }
  close()
  return { pages, bottom: y + title.below }
}

/** The lines of a title, and of what stands in brackets below it. */
function titleLines(grid: Grid) {
  const [name = '', ...below] = grid.title.split(/\n(?=（[^（）]*）$)/)
  const broken = (text: string, font: Face, fontSize: number) =>
    breakLines(text, { face: font, size: fontSize, width: tableWidth(grid), evenness: 'balanced' }).map(
      (line) => ({ font, fontSize, line }),
    )
  const named = (size: number) => broken(name, face('title'), size)
  const size = title.sizes.find((size) => named(size).length <= title.lines) ?? title.least
  return [...named(size), ...below.flatMap((text) => broken(text, face('song'), subtitleSize))]
}

/** Sets what stands above the table, to the left and right; gives the table's top. */
function setUnitLine(grid: Grid, page: Page, parent: Element, top: number): number {
  const font = face('song')
  const { size, leading } = unitLine
  const rightWidth = textWidth(font, size, grid.right)
  const room = page.paper.width - 2 * margin.side - (rightWidth > 0 ? rightWidth + unitLine.gap : 0)
  const left = breakLines(grid.left, { face: font, size, width: room, evenness: 'balanced' }).map(
    ({ text }, index): Run => ({
      face: font.name,
      size,
      x: margin.side,
      y: top + size + index * leading,
      text,
    }),
  )
  const x = page.paper.width - margin.side - rightWidth
  const right: Run[] = grid.right ? [{ face: font.name, size, x, y: top + size, text: grid.right }] : []
  for (const runs of [left, right])
    if (runs.length > 0) page.marks.push({ element: addElement(parent, 'P'), runs })
  const lines = Math.max(left.length, right.length)
  return lines === 0 ? top : top + lines * leading + unitLine.below
}

function setRunningHead(page: Page, about: readonly string[]) {
  const font = face('song')
  const width = page.paper.width - 2 * margin.side
  const text = shortenedAbout(about, (part) => textWidth(font, running.size, part) <= width)
  const y = margin.top - running.above + running.size
  page.marks.push({ runs: [{ face: font.name, size: running.size, x: margin.side, y, text }] })
}

/** The parts side by side, the longest as much of it as fits: code and unit stand there whatever the name. */
function shortenedAbout(about: readonly string[], fits: (text: string) => boolean): string {
  const longest = about.reduce((most, part) => (part.length > most.length ? part : most), '')
  const whole = (part: string) => about.map((one) => (one === longest ? part : one)).join(separator)
  return shortened(whole(shortened(longest, (part) => fits(whole(part)))), fits)
}
