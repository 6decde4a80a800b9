import { account, type FoundForm, noteLabel } from './found-form.ts'
import { fieldOf, isGroup, isWhole, type Settled } from './labels.ts'
import { isReaching, type PlacedCell, type Row } from './rows.ts'
import { setField } from './set-field.ts'

/** Titles over the cells of the next rows: `3月底 | 6月底 | …`. */
export interface Heads {
  titles: { key: string; cell: PlacedCell }[]
  /** The titles of a funding block, whose lines have labels of their own. */
  crossed: boolean
  /** The labels that they stand under. */
  path: string[]
  /** How many cells their row has. */
  width?: number
  /** All titles of a funding block in a table of which only the order of cells is known. */
  order?: PlacedCell[]
}

/** The labels of the groups that a row stands in: cells that reach down beside it, or are named like a group. */
export function pathOf(row: Row): string[] {
  return row.cells.flatMap(
    (cell) => cell.above ?? (isReaching(cell, row) || isGroup(cell.text) ? [cell.text] : []),
  )
}

/** Whether a cell is nothing but a known label. */
export function isLabel(cell: PlacedCell, settled: Settled): boolean {
  return isWhole(cell.text) && (fieldOf(cell.text, settled) !== undefined || isGroup(cell.text))
}

/** A label, and the years that 中期目标 has in brackets. */
export function noteTitle(cell: PlacedCell, form: FoundForm) {
  const [, label = '', years = '', end = ''] =
    /^(.*(?:中期|实施期|项目总).*目标\s*[(（])(.*年.*)([)）]\s*)$/s.exec(cell.text) ?? []
  if (years === '') return noteLabel(cell, form)
  form.placed.add(cell)
  noteLabel({ ...cell, text: label }, form)
  setField('中期年限', { ...cell, text: years }, [label], form)
  account({ ...cell, text: end }, 'label', form)
}
