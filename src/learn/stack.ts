import type { SourceTable } from '../import/source.ts'

/** Edges nearer than this share of the width are one. */
const tolerance = 0.006

/** Tables that stand below one another, as Word divides a form, in one raster: their widths are the same as a whole. */
export function stack(tables: readonly SourceTable[]): SourceTable {
  const [first, ...others] = tables
  if (!first) throw new Error('no table to stack')
  if (others.length === 0) return { ...first, widths: widthsOf(first) }
  const own = tables.map((table) => edgesOf(widthsOf(table)))
  const edges = merged(own.flat())
  const at = (edge: number) => edges.findIndex((other) => Math.abs(other - edge) <= tolerance)
  return {
    kind: 'table',
    place: first.place,
    widths: edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)),
    rows: tables.flatMap(({ rows }, index) =>
      rows.map((cells) =>
        cells.map((cell) => {
          const column = at(own[index]?.[cell.column] ?? 0)
          const end = at(own[index]?.[cell.column + cell.colSpan] ?? 1)
          return { ...cell, column, colSpan: Math.max(1, end - column) }
        }),
      ),
    ),
  }
}

/** The widths of a table's columns; where the format says none, as much as their cells have to say: half, where those are tall. */
export function widthsOf({ rows, widths }: SourceTable): readonly number[] {
  const count = Math.max(...rows.flat().map(({ column, colSpan }) => column + colSpan))
  if (widths && widths.length >= count) return widths.slice(0, count)
  const said = Array.from({ length: count }, () => 4)
  for (const { column, colSpan, rowSpan, text } of rows.flat()) {
    if (colSpan > 1) continue
    const longest = Math.max(...text.split('\n').map((line) => [...line].length)) / (rowSpan > 1 ? 2 : 1)
    said[column] = Math.max(said[column] ?? 4, Math.min(longest, 12))
  }
  return said
}

function edgesOf(widths: readonly number[]): number[] {
  const total = widths.reduce((sum, width) => sum + width, 0)
  let edge = 0
  return [0, ...widths.map((width) => (edge += width / total))]
}

function merged(edges: readonly number[]): number[] {
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.filter((edge, index) => index === 0 || edge - (sorted[index - 1] ?? 0) > tolerance)
}

/** A table without the columns in which no cell begins or ends alone, nor those behind the last one that is written in. */
export function dropColumns(table: SourceTable): SourceTable {
  const { rows } = table
  const widths = widthsOf(table)
  const edges = [...new Set(rows.flat().flatMap(({ column, colSpan }) => [column, column + colSpan]))].sort(
    (a, b) => a - b,
  )
  const written = rows.flat().filter(({ text }) => text.trim() !== '')
  const end = Math.max(...written.map(({ column, colSpan }) => column + colSpan))
  const used = edges.filter((edge) => edge <= end)
  const at = (edge: number) => used.findLastIndex((other) => other <= edge)
  return {
    ...table,
    widths: used
      .slice(1)
      .map((edge, index) => widths.slice(used[index], edge).reduce((sum, width) => sum + width, 0)),
    rows: rows.map((cells) =>
      cells
        .filter(({ column }) => column < end)
        .map((cell) => {
          const column = at(cell.column)
          return {
            ...cell,
            column,
            colSpan: Math.max(1, at(Math.min(end, cell.column + cell.colSpan)) - column),
          }
        }),
    ),
  }
}
