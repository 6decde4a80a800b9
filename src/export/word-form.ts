import { Paragraph, Tab, Table, TableCell, TableRow, TextRun } from 'docx'
import type { Cell, Grid } from '../model/grid.ts'
import { formMargin } from './page-margins.ts'
import { paragraphsOf } from './paragraphs.ts'
import { font, mm } from './word-style.ts'

const usualSize = 10.5
/** Half a point, in eighths of one. */
const rule = { style: 'single', size: 4, color: '000000' } as const
const border = { top: rule, bottom: rule, left: rule, right: rule }

interface Placement {
  /** Whether it starts a page; the first of a section does so without being told. */
  newPage: boolean
  /** What stands above its title and in the contents; its title is in them where there is none. */
  heading: string | undefined
}

/** A form as Word has it: its title as a heading, the unit line with a tab between its texts, the table. */
export function wordForm(grid: Grid, { newPage, heading }: Placement): (Paragraph | Table)[] {
  const width = mm((grid.landscape ? 297 : 210) - formMargin.left - formMargin.right)
  return [
    ...(heading === undefined ? [] : [headingLine(heading, newPage)]),
    new Paragraph({
      ...(heading === undefined ? { heading: 'Heading2', pageBreakBefore: newPage } : { style: 'FormTitle' }),
      children: paragraphsOf(grid.title).map(
        (text, index) => new TextRun({ text, ...(index > 0 && { break: 1 }) }),
      ),
    }),
    ...(grid.left === '' && grid.right === '' ? [] : [unitLine(grid, width)]),
    table(grid, width),
  ]
}

function headingLine(text: string, pageBreakBefore: boolean): Paragraph {
  const children = [new TextRun({ text, size: 2 * usualSize })]
  return new Paragraph({ heading: 'Heading2', alignment: 'left', pageBreakBefore, children })
}

function unitLine({ left, right }: Grid, width: number): Paragraph {
  const texts = right === '' ? [left] : [left, '\t', right]
  return new Paragraph({
    style: 'UnitLine',
    tabStops: [{ type: 'right', position: width }],
    children: texts.map((text) =>
      text === '\t' ? new TextRun({ children: [new Tab()] }) : new TextRun(paragraphsOf(text).join(' ')),
    ),
  })
}

function table(grid: Grid, width: number): Table {
  const widths = grid.widths.map((share) => Math.round(share * width))
  const size = 2 * (grid.size ?? usualSize)
  return new Table({
    width: { size: width, type: 'dxa' },
    columnWidths: widths,
    layout: 'fixed',
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    rows: grid.rows.map(
      ({ cells, repeats }) =>
        new TableRow({
          cantSplit: true,
          tableHeader: repeats,
          children: cells.map((cell) => tableCell(cell, widths, size)),
        }),
    ),
  })
}

function tableCell(cell: Cell, widths: readonly number[], size: number): TableCell {
  const { text, column, colSpan, rowSpan, role, align } = cell
  const covered = widths.slice(column, column + colSpan)
  return new TableCell({
    columnSpan: colSpan,
    rowSpan,
    width: { size: covered.reduce((sum, one) => sum + one, 0), type: 'dxa' },
    borders: border,
    verticalAlign: 'center',
    children: paragraphsOf(text).map(
      (line) =>
        new Paragraph({
          style: 'Cell',
          alignment: align,
          children: [new TextRun({ text: line, size, ...(role === 'label' && { font: font('黑体') }) })],
        }),
    ),
  })
}
