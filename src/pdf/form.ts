import type { Grid } from '../model/form.ts'
import { breakLines } from './break.ts'
import { face, textWidth } from './face.ts'
import { measure } from './measure.ts'
import { addElement, type Element, mm, newPage, type Page, paper, type Run, wide } from './page.ts'
import { paginate } from './paginate.ts'
import { setTable, tableElements } from './table.ts'

/** Margins of a form's page. The foot leaves room for the page number and, on the right, for a code. */
const margin = { top: 24 * mm, side: 21 * mm, bottom: 26 * mm } as const
const title = { size: 18, leading: 27, below: 8 } as const
const unitLine = { size: 10.5, height: 18 } as const

/**
 * Sets a form: title, unit line, table, on as many pages as it takes.
 * @param parent gets the form's elements: a heading, the unit line, the table
 * @param heading the heading's level, 1 in a single sheet
 */
export function setForm(grid: Grid, parent: Element, heading: 'H1' | 'H2'): Page[] {
  const size = grid.landscape ? wide : paper
  const width = size.width - 2 * margin.side
  const page = newPage(size)
  const titleHeight = setTitle(grid, page, addElement(parent, heading), width)
  setUnitLine(grid, page, addElement(parent, 'P'), margin.top + titleHeight)
  const measured = measure(grid, width)
  const elements = tableElements(measured, parent)
  const top = margin.top + titleHeight + unitLine.height
  const bottom = size.height - margin.bottom
  const pages = paginate(measured, bottom - top, bottom - margin.top).map((slices, index) => {
    const target = index === 0 ? page : newPage(size)
    setTable(measured, slices, elements, margin.side, index === 0 ? top : margin.top, target)
    return target
  })
  return pages
}

function setTitle(grid: Grid, page: Page, element: Element, width: number): number {
  const font = face('title')
  const lines = breakLines(grid.title, { face: font, size: title.size, width, evenness: 'balanced' })
  const runs = lines.map(
    (line, index): Run => ({
      face: font.name,
      size: title.size,
      x: (page.paper.width - line.width) / 2,
      y: margin.top + index * title.leading + title.size,
      text: line.text,
    }),
  )
  page.marks.push({ element, runs })
  return lines.length * title.leading + title.below
}

function setUnitLine(grid: Grid, page: Page, element: Element, top: number) {
  const font = face('song')
  const { size } = unitLine
  const y = top + size
  const right = page.paper.width - margin.side - textWidth(font, size, grid.right)
  const runs: Run[] = [
    { face: font.name, size, x: margin.side, y, text: grid.left },
    { face: font.name, size, x: right, y, text: grid.right },
  ]
  page.marks.push({ element, runs: runs.filter(({ text }) => text !== '') })
}

/** Numbers the pages of a form that has more than one: `第 1 页，共 2 页`, at the foot. */
export function numberPages(pages: readonly Page[]) {
  if (pages.length < 2) return
  const font = face('song')
  const size = 10.5
  pages.forEach((page, index) => {
    const text = `第 ${index + 1} 页，共 ${pages.length} 页`
    const x = (page.paper.width - textWidth(font, size, text)) / 2
    page.marks.push({ runs: [{ face: font.name, size, x, y: page.paper.height - 15 * mm, text }] })
  })
}
