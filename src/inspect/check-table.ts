import { attributesOf, type Objects } from './objects.ts'
import type { StructureNode } from './read-structure.ts'

/** A cell with the rows and columns that it covers, each from first to last. */
interface Placed {
  type: string
  scope: unknown
  rows: [number, number]
  columns: [number, number]
}

/**
 * What is wrong with a table by ISO 14289-1, 7.2 and 7.5: every row fills the same number of columns, spans counted; no
 * cells overlap; every TH says what it heads, and every TD has a TH that heads it.
 */
export function checkTable(objects: Objects, table: StructureNode): string[] {
  const { cells, problems } = place(objects, table)
  for (const cell of cells) {
    if (cell.type === 'TH' && cell.scope === undefined)
      problems.push(`a TH in row ${cell.rows[0] + 1} has no scope`)
    if (cell.type === 'TD' && !cells.some((header) => heads(header, cell)))
      problems.push(`a TD in row ${cell.rows[0] + 1} has no header`)
  }
  return problems
}

function heads(header: Placed, cell: Placed): boolean {
  if (header.type !== 'TH') return false
  const meet = (a: [number, number], b: [number, number]) => a[0] <= b[1] && b[0] <= a[1]
  const inRow = header.scope !== '/Column' && meet(header.rows, cell.rows)
  const inColumn = header.scope !== '/Row' && meet(header.columns, cell.columns)
  return inRow || inColumn
}

function place(objects: Objects, table: StructureNode): { cells: Placed[]; problems: string[] } {
  const cells: Placed[] = []
  const problems: string[] = []
  /** For each column, the first row that is free again. */
  const freeFrom: number[] = []
  let width: number | undefined
  table.children.forEach((line, row) => {
    let column = 0
    const isTaken = () => (freeFrom[column] ?? 0) > row
    for (const { type, dictionary } of line.children) {
      while (isTaken()) column++
      const {
        '/RowSpan': rowSpan = 1,
        '/ColSpan': colSpan = 1,
        '/Scope': scope,
      } = attributesOf(objects, dictionary, '/Table')
      const first = column
      for (; column < first + Number(colSpan); column++) {
        if (isTaken()) problems.push(`cells overlap in row ${row + 1}`)
        freeFrom[column] = row + Number(rowSpan)
      }
      cells.push({ type, scope, rows: [row, row + Number(rowSpan) - 1], columns: [first, column - 1] })
    }
    while (isTaken()) column++
    if (width !== undefined && column !== width)
      problems.push(`row ${row + 1} has ${column} columns, not ${width}`)
    width ??= column
  })
  if (freeFrom.some((row) => row > table.children.length))
    problems.push('a cell spans more rows than the table has')
  return { cells, problems }
}
