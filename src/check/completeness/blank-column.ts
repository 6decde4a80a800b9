import type { Indicator } from '../../content/record.ts'
import { itemPlace } from '../../model/withheld.ts'
import type { Problem, Table } from '../rule.ts'

/** The blank cells of a column that the form prints: one finding each, or one for all where the column is blank. */
export function blankColumn(
  table: Table,
  column: string,
  cell: (indicator: Indicator) => string | undefined,
): Problem[] {
  const { field, indicators, columns } = table
  if (!columns.has(column) && !columns.has(`${field}.${column}`)) return []
  const blank = indicators.flatMap((indicator, index) =>
    (cell(indicator) ?? '') === '' ? [{ indicator, place: itemPlace(table, field, index) }] : [],
  )
  if (blank.length > 1 && blank.length === indicators.length)
    return [{ field, message: `${blank.length} 项指标都没有填${column}`, expected: `每项都有${column}` }]
  return blank.map(({ indicator, place }) => ({
    field: `${place} › ${column}`,
    message: `“${indicator.name}”没有填${column}`,
    expected: `这项指标的${column}`,
  }))
}
