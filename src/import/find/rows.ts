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

/** The rows of a table, with a blank cell wherever one from above reaches down. */
export function rowsOf(table: SourceTable): Row[] {
  let open: { cell: SourceCell; until: number }[] = []
  return table.rows.map((cells, index) => {
    open = open.filter(({ until }) => until > index)
    const covered = open.map(({ cell }): PlacedCell => ({ ...cell, text: '', above: cell.text }))
    const own = cells.map((cell): PlacedCell => ({ ...cell, text: cell.text.trim() }))
    open.push(
      ...cells.filter(({ rowSpan }) => rowSpan > 1).map((cell) => ({ cell, until: index + cell.rowSpan })),
    )
    const row = [...own, ...covered].sort((a, b) => a.column - b.column)
    return { place: cells[0]?.place ?? table.place, cells: row }
  })
}

/** Whether the format says in which column each cell stands, beyond their order. */
export function isAligned({ rows }: SourceTable): boolean {
  return rows.some((cells) =>
    cells.some((cell, index) => cell.column !== index || cell.rowSpan > 1 || cell.colSpan > 1),
  )
}

/** The cell of a row that covers a column. */
export function cellAt({ cells }: Row, column: number): PlacedCell | undefined {
  return cells.find((cell) => cell.column <= column && column < cell.column + cell.colSpan)
}
