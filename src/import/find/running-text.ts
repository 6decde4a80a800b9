import { linesOf } from '../cell-text.ts'
import type { SourceBlock, SourceCell, SourceTable } from '../source.ts'
import { columnOf, fieldOf, isGroup, type Settled } from './labels.ts'
import { continuedTitle, formTitle, spokenUnitLine, unitLine } from './title-patterns.ts'

/**
 * Takes a table apart where its rows are paragraphs, as worksheets have them, which know nothing but cells: a table of one
 * column, the lines above a form that reach across it, and every form's title.
 */
export function takeApart(table: SourceTable, settled: Settled): SourceBlock[] {
  const width = table.rows.flat().reduce((most, { column, colSpan }) => Math.max(most, column + colSpan), 0)
  const isColumn = !table.isStream && table.rows.every((cells) => cells.length === 1)
  const blocks: SourceBlock[] = []
  let rows: SourceCell[][] = []
  for (const cells of table.rows) {
    const said = cells.filter(({ text }) => text.trim() !== '')
    const [cell] = said
    const isAcross = cell !== undefined && cells.length === 1 && cell.column === 0 && cell.colSpan === width
    const isFirst = rows.length === 0
    const isParagraph =
      said.length === 1 &&
      (isColumn ||
        ((isAcross || isFirst || table.isLoose || table.isStream) && isTitle(cell?.text.trim() ?? '')) ||
        (!table.isStream && isAcross && isFirst && !isOfForm(cell.text.trim(), settled)))
    if (!isParagraph) {
      rows.push(cells)
      continue
    }
    if (rows.length > 0) blocks.push({ ...table, rows })
    rows = []
    for (const { text, place } of said)
      blocks.push(...linesOf(text).map((line) => ({ kind: 'paragraph' as const, text: line, place })))
  }
  if (rows.length > 0) blocks.push({ ...table, rows })
  return blocks
}

function isTitle(text: string): boolean {
  return formTitle.test(text) || continuedTitle.test(text)
}

/** Whether a text belongs to the form itself: one of its labels, or whose it is. */
function isOfForm(text: string, settled: Settled): boolean {
  const isLabel =
    isGroup(text) || fieldOf(text, settled) !== undefined || columnOf(text, settled) !== undefined
  return isLabel || (unitLine.test(text) && !spokenUnitLine.test(text))
}
