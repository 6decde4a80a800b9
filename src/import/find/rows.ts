import type { SourceCell, SourceTable } from '../source.ts'

/** A row of a table with the places that cells from above cover. */
export interface Row {
  place: string
  cells: PlacedCell[]
}

export interface PlacedCell extends SourceCell {
  /** The text of the cell from above that covers this place; its own text is blank then. */
  above?: string
}

/**
 * The rows of a table, with a blank cell wherever one from above reaches down.
 * @param isWhole whether columns that are blank all the way are there, too
 */
export function rowsOf(table: SourceTable, isWhole: boolean): Row[] {
  const written = isWhole ? undefined : writtenColumns(table)
  let open: { cell: SourceCell; until: number }[] = []
  return table.rows.map((cells, index) => {
    open = open.filter(({ until }) => until > index)
    const covered = open.map(({ cell }): PlacedCell => ({ ...cell, text: '', above: cell.text }))
    const own = cells.map((cell): PlacedCell => ({ ...cell, text: cell.text.trim() }))
    open.push(
      ...cells.filter(({ rowSpan }) => rowSpan > 1).map((cell) => ({ cell, until: index + cell.rowSpan })),
    )
    const row = [...own, ...covered]
      .filter((cell) => !written || columnsOf(cell).some((column) => written.has(column)))
      .sort((a, b) => a.column - b.column)
    return { place: cells[0]?.place ?? table.place, cells: row }
  })
}

function writtenColumns({ rows }: SourceTable): ReadonlySet<number> {
  return new Set(rows.flat().flatMap((cell) => (cell.text.trim() === '' ? [] : columnsOf(cell))))
}

function columnsOf({ column, colSpan }: SourceCell): number[] {
  return Array.from({ length: colSpan }, (_, index) => column + index)
}

/** The column behind a cell's last. */
export function endOf({ column, colSpan }: SourceCell): number {
  return column + colSpan
}

/** The cells that begin in a row and say something. */
export function saidIn({ cells }: Row): PlacedCell[] {
  return cells.filter(({ text }) => text !== '')
}

/** The cell of a row that covers a column. */
export function cellAt({ cells }: Row, column: number): PlacedCell | undefined {
  return cells.find((cell) => cell.column <= column && column < endOf(cell))
}

/** Whether a cell begins below another one. */
export function isBelow(cell: PlacedCell, head: PlacedCell): boolean {
  return head.column <= cell.column && cell.column < endOf(head)
}

/** Whether a cell reaches further down than those behind it, and so heads the rows beside it. */
export function isReaching(cell: PlacedCell, { cells }: Row): boolean {
  const behind = cells.filter((other) => other.column >= endOf(cell) && other.above === undefined)
  return cell.rowSpan > 1 && behind.length > 0 && behind.every(({ rowSpan }) => rowSpan < cell.rowSpan)
}
