import type { Align } from '../../../model/grid.ts'
import { linesOf } from '../../cell-text.ts'
import type { ListedCell } from '../excel/lay-cells.ts'
import { childAt, type Element, elementsBelow, elementsIn, valueAt } from '../parse-xml.ts'
import { isOn, isShade } from './docx-look.ts'
import type { Numberer } from './docx-numbering.ts'
import { type Surroundings, showsPrompt, styledText } from './docx-text.ts'

/** A table, and the tables that cells of it hold and nothing else beside. */
export interface TableContent {
  rows: ListedCell[][]
  widths?: number[]
  inner: Element[]
}

/** Elements that may stand around paragraphs, rows and cells and show what they hold. */
const transparent = new Set(['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml', 'smartTag'])

/** The paragraphs and tables, rows or cells of a container, looking through content controls and revisions. */
export function contentOf(container: Element): Element[] {
  return elementsIn(container).flatMap((child) => {
    if (showsPrompt(child)) return contentOf(withoutText(child))
    if (transparent.has(child.name)) return contentOf(child)
    if (child.name !== 'AlternateContent') return [child]
    const content = childAt(child, 'Choice') ?? childAt(child, 'Fallback')
    return content ? contentOf(content) : []
  })
}

function withoutText(element: Element): Element {
  const children = element.children.flatMap((child) =>
    typeof child === 'string' || child.name === 't' ? [] : [withoutText(child)],
  )
  return { ...element, children }
}

/** Reads a `w:tbl` (ECMA-376-1, 17.4). A cell that goes on a vertical merge adds to the cell above and shows nothing. */
export function readTable(table: Element, around: Surroundings, number: Numberer): TableContent {
  const inner: Element[] = []
  const ownStyle = valueAt(table, 'tblPr', 'tblStyle') ?? ''
  const own = shadedIf(around.shadedStyles.has(ownStyle), around)
  /** By the column that it begins in, the cell that a merge may still go on from. */
  const merging = new Map<number, ListedCell>()
  const rows = rowsOf(table).flatMap((row, index) => {
    const place = `${around.place} 第 ${index + 1} 行`
    if (isOn(childAt(row, 'trPr', 'hidden'))) {
      hideRow(row, placed(place, own), number)
      return []
    }
    const cells: ListedCell[] = []
    let skip = Number(valueAt(row, 'trPr', 'gridBefore') ?? 0)
    let column = skip
    for (const cell of contentOf(row).filter(({ name }) => name === 'tc')) {
      const properties = childAt(cell, 'tcPr')
      const colSpan = Math.max(1, Number(valueAt(properties, 'gridSpan') ?? 1) || 1)
      const [vertical, horizontal] = ['vMerge', 'hMerge'].map((name) => mergeOf(properties, name))
      const above = merging.get(column)
      const before = cells.at(-1)
      if (vertical === 'continue' && above) above.rowSpan++
      else if (horizontal === 'continue' && before) before.colSpan += colSpan
      else {
        const shaded = shadedIf(isShade(childAt(properties, 'shd')), own)
        const text = readCell(cell, placed(`${place}第 ${cells.length + 1} 格`, shaded), number, inner)
        const listed: ListedCell = { text, colSpan, rowSpan: 1, skip, ...alignOf(cell) }
        if (vertical === undefined) merging.delete(column)
        else merging.set(column, listed)
        cells.push(listed)
        skip = 0
      }
      column += colSpan
    }
    return [cells]
  })
  const grid = elementsIn(childAt(table, 'tblGrid'), 'gridCol').map(({ attributes }) => Number(attributes.w))
  const isKnown = grid.length > 0 && grid.every((width) => width > 0)
  return { rows, inner, ...(isKnown && { widths: grid }) }
}

const alignments: Readonly<Record<string, Align>> = {
  left: 'left',
  start: 'left',
  both: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
}

/** Where the first paragraph of a cell stands, if it says so itself. */
function alignOf(cell: Element): { align?: Align } {
  const paragraph = contentOf(cell).find(({ name }) => name === 'p')
  const align = alignments[valueAt(childAt(paragraph, 'pPr'), 'jc') ?? '']
  return align ? { align } : {}
}

function mergeOf(properties: Element | undefined, name: string): string | undefined {
  const merge = childAt(properties, name)
  return merge && (merge.attributes.val ?? 'continue')
}

/** The rows that no revision has deleted. */
function rowsOf(table: Element): Element[] {
  return contentOf(table).filter((row) => row.name === 'tr' && !childAt(row, 'trPr', 'del'))
}

/** Takes note of a row that is not shown. */
function hideRow(row: Element, around: Surroundings, number: Numberer): void {
  const cells = contentOf(row).filter(({ name }) => name === 'tc')
  const says = cells.map((cell) => linesOf(readCell(cell, around, number, [])).join(' ')).join(' ')
  if (says.trim() !== '') around.unread('row', says)
}

/** White text shows on a colour. */
function shadedIf(isShaded: boolean, around: Surroundings): Surroundings {
  return { ...around, isShaded: around.isShaded || isShaded }
}

/** The surroundings of a table, or of a row or cell in one. */
export function placed(place: string, around: Surroundings): Surroundings {
  return { ...around, place, unread: around.unreadIn(place) }
}

/** A cell's paragraphs as lines, a table among them row by row. */
function readCell(cell: Element, around: Surroundings, number: Numberer, inner: Element[]): string {
  const content = contentOf(cell)
  const tables = content.filter(({ name }) => name === 'tbl')
  const holdsText = content
    .filter(({ name }) => name === 'p')
    .flatMap((item) => elementsBelow(item, 't'))
    .some(({ children }) => children.join('').trim() !== '')
  if (tables.length > 0 && !holdsText) {
    inner.push(...tables)
    return ''
  }
  return content
    .map((item) =>
      item.name === 'tbl' ? flatten(item, around, number, inner) : paragraphText(item, around, number),
    )
    .join('\n')
}

function flatten(table: Element, around: Surroundings, number: Numberer, inner: Element[]): string {
  const nested = readTable(table, around, number)
  inner.push(...nested.inner)
  return nested.rows.map((cells) => cells.map(({ text }) => linesOf(text).join(' ')).join(' ')).join('\n')
}

/** A paragraph's text with the number before it, which Word does not give to one without text. */
export function paragraphText(paragraph: Element, around: Surroundings, number: Numberer): string {
  const label = paragraph.name === 'p' ? number(paragraph) : ''
  const text = styledText(paragraph, around)
  return label + (label ? text.trimStart() : text)
}

/** The content of a table with a single cell, which frames it and tabulates nothing. */
export function framedContent(table: Element): Element | undefined {
  const cells = rowsOf(table).flatMap((row) => contentOf(row).filter(({ name }) => name === 'tc'))
  return cells.length === 1 ? cells[0] : undefined
}
