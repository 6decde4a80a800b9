import { account, type FoundForm, noteLabel } from './found-form.ts'
import { fieldOf, isGroup, isWhole, type Settled } from './labels.ts'
import { endOf, isBelow, isReaching, type PlacedCell, type Row, saidIn } from './rows.ts'
import { midtermOf, setField } from './set-field.ts'

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

/**
 * A row of labels over a row of values: each value begins below a label, and no cell of either row can be a label's value in
 * its own row. One label alone heads the cell below it only beside a group, or where both reach as far.
 */
export function headsBelow(row: Row, next: Row | undefined, settled: Settled): Heads | undefined {
  const said = saidIn(row)
  const own = said.filter((cell) => !isReaching(cell, row))
  const labels = own.filter((cell) => fieldOf(cell.text, settled) !== undefined && isWhole(cell.text))
  const values = next ? saidIn(next) : []
  const stands = values.every((cell) => own.some((head) => isBelow(cell, head)))
  if (labels.length === 0 || !next || !stands || values.some((cell) => isLabel(cell, settled)))
    return undefined
  const isAll = own.every((cell) => isLabel(cell, settled))
  const hasGap = row.cells.some((cell, index) => index > 0 && cell.text === '' && cell.above === undefined)
  const isBare = isAll && (own.length > 1 ? !hasGap || values.length > 0 : isAlone(own[0], row, next))
  if (!isBare && !headsValue(own, settled)) return undefined
  const titles = labels.map((cell) => ({ key: fieldOf(cell.text, settled) ?? '', cell }))
  return { titles: lastOfEach(titles), crossed: false, path: pathOf(row), width: row.cells.length }
}

/** Whether a label has no cell beside it in its row, and one below it that reaches as far. */
function isAlone(label: PlacedCell | undefined, { cells }: Row, next: Row): boolean {
  const [value, ...others] = saidIn(next)
  const isLast = label !== undefined && cells.every((cell) => cell.column <= label.column)
  return isLast && value !== undefined && others.length === 0 && endOf(value) === endOf(label)
}

/** Whether a known label stands where the value of an unknown one would: then both head what is below them. */
function headsValue(own: readonly PlacedCell[], settled: Settled): boolean {
  return (
    own.length > 1 &&
    own.some((cell, index) => index % 2 === 1 && isLabel(cell, settled)) &&
    own.every(
      (cell) =>
        isLabel(cell, settled) || (cell.text.length <= 20 && isWhole(cell.text) && !/\d$/.test(cell.text)),
    )
  )
}

/** Where a group's label is that of a field too (总体目标 over 年度目标), the last one has the value. */
function lastOfEach(titles: Heads['titles']): Heads['titles'] {
  const isLast = ({ key }: Heads['titles'][number], index: number) => {
    const twin = midtermOf(key)
    const isTwice = titles.filter((other) => other.key === key).length
    return isTwice === 1 || twin !== undefined || !titles.slice(index + 1).some((other) => other.key === key)
  }
  return titles.filter(isLast)
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
