import { fieldOf, isGroup, isWhole, type Settled } from './labels.ts'
import { endOf, type PlacedCell, type Row, saidIn } from './rows.ts'

/**
 * Rows of labels and values without the blank cells that a label's merged cell left behind when it was taken apart: those of
 * columns in which none of the rows says anything. Only where a row shows that its value stands behind such a gap: else a blank
 * cell is the label's own value, left open.
 */
export function withoutGaps(rows: readonly Row[], settled: Settled): Row[] {
  const written = new Set(rows.flatMap(({ cells }) => cells.filter(isWritten).flatMap(columnsOf)))
  const isGap = (cell: PlacedCell) =>
    !isWritten(cell) && columnsOf(cell).every((column) => !written.has(column))
  if (!rows.some((row) => showsGap(row, isGap, settled))) return [...rows]
  return rows.map((row) => ({ ...row, cells: row.cells.filter((cell) => !isGap(cell)) }))
}

function isWritten({ text, above }: PlacedCell): boolean {
  return text !== '' || above !== undefined
}

function columnsOf(cell: PlacedCell): number[] {
  return Array.from({ length: endOf(cell) - cell.column }, (_, index) => cell.column + index)
}

/**
 * Whether a row is a label, a gap, and what can be nothing but its value, for bare words may be another label; or a group's
 * label, which has no value of its own, a gap, and the labels of the group.
 */
function showsGap(row: Row, isGap: (cell: PlacedCell) => boolean, settled: Settled): boolean {
  const [label, value, ...others] = saidIn(row)
  if (!label || !value || !isWhole(label.text)) return false
  const between = row.cells.filter(({ column }) => label.column < column && column < value.column)
  const isLabel = (cell: PlacedCell) => fieldOf(cell.text, settled) !== undefined
  const isPair = isLabel(label) && others.length === 0 && /[\d。；，]/.test(value.text)
  const headsLabels = isGroup(label.text) && !isLabel(label) && isLabel(value) && others.length > 0
  return (isPair || headsLabels) && between.length > 0 && between.every(isGap)
}
