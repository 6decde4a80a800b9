import type { Cell, FormTemplate, Grid, GridRow, TemplateCell, TemplateRow } from '../model/form.ts'
import type { FormFields } from './fields.ts'

/** A cell before its columns are known by number: `start` and `end` are fine columns. */
interface Placed {
  cell: Cell
  start: number
  end: number
  template: TemplateCell
}

/**
 * Fills a form: checked template and fields in, rectangular grid out. Fine columns that no cell begins or ends at are
 * dropped, so that the table has no more columns than it shows.
 */
export function layOut(template: FormTemplate, fields: FormFields): Grid {
  const expanded = template.rows.flatMap((row) => expand(row, fields))
  const placed = place(expanded)
  const edges = [...new Set(placed.flat().flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const columnOf = new Map(edges.map((edge, index) => [edge, index]))
  for (const { cell, start, end } of placed.flat()) {
    cell.column = columnOf.get(start) ?? 0
    cell.colSpan = (columnOf.get(end) ?? 0) - cell.column
  }
  const rows = mergeDown(placed).map((cells, index): GridRow => {
    const { row } = expanded[index] ?? {}
    return { repeats: row?.repeats ?? false, heads: row?.heads ?? false, cells }
  })
  assignHeaders(rows)
  const fill = (text = '') => text.replace(/\{([^}]*)\}/g, (_, field: string) => fields.values[field] ?? '')
  return {
    title: fill(template.title),
    left: fill(template.left),
    right: fill(template.right),
    widths: edges.slice(1).map((edge, index) => (edge - (edges[index] ?? 0)) / template.columns),
    rows,
  }
}

interface ExpandedRow {
  row: TemplateRow
  values: Readonly<Record<string, string>>
  /** Where the row's fields are in the record: empty, or `绩效指标.2.`. */
  path: string
}

function expand(row: TemplateRow, fields: FormFields): ExpandedRow[] {
  if (row.each === undefined) return [{ row, values: fields.values, path: '' }]
  const items = fields.lists[row.each] ?? []
  return items.map((values, index) => ({ row, values, path: `${row.each}.${index}.` }))
}

function place(rows: readonly ExpandedRow[]): Placed[][] {
  const until: number[] = []
  return rows.map(({ row, values, path }, index) => {
    let column = 0
    return row.cells.map((template) => {
      while ((until[column] ?? 0) > index) column++
      const start = column
      column += template.colSpan
      for (let place = start; place < column; place++) until[place] = index + template.rowSpan
      const heads = rows.slice(index, index + template.rowSpan).every((other) => other.row.heads)
      return {
        cell: makeCell(template, values, path, index, heads),
        start,
        end: column,
        template,
      }
    })
  })
}

function makeCell(
  template: TemplateCell,
  values: ExpandedRow['values'],
  path: string,
  index: number,
  heads: boolean,
): Cell {
  const isLabel = template.label !== undefined || template.headsRow
  const cell: Cell = {
    text: template.label ?? values[template.field ?? ''] ?? '',
    row: index,
    column: 0,
    rowSpan: template.rowSpan,
    colSpan: 1,
    role: isLabel ? 'label' : 'value',
    align: template.align ?? (isLabel ? 'center' : 'left'),
    headers: [],
  }
  if (isLabel) cell.scope = heads ? 'col' : template.rowSpan > 1 ? 'rowgroup' : 'row'
  if (template.field !== undefined) cell.source = path + template.field
  return cell
}

/** Joins equal, non-blank cells of following items into the first of them, and never past a group to their left. */
function mergeDown(rows: readonly Placed[][]): Cell[][] {
  let open = new Map<TemplateCell, Cell>()
  return rows.map((row) => {
    const groups = new Map<TemplateCell, Cell>()
    let joins = true
    const cells = row.flatMap(({ cell, template }) => {
      if (!template.merges) return [cell]
      const above = open.get(template)
      joins &&= above !== undefined && above.text === cell.text && cell.text !== ''
      groups.set(template, joins && above ? above : cell)
      if (!joins || !above) return [cell]
      above.rowSpan++
      if (above.scope) above.scope = 'rowgroup'
      return []
    })
    open = groups
    return cells
  })
}

/** Finds the labels of each value: those that span its rows, the nearest to its left, and the column titles above. */
function assignHeaders(rows: readonly GridRow[]) {
  let titles: Cell[] = []
  const groups: Cell[] = []
  for (const [index, row] of rows.entries()) {
    const labels = row.cells.filter((cell) => cell.role === 'label')
    if (row.heads) titles = [...(rows[index - 1]?.heads ? titles : []), ...labels.filter(isTitle)]
    else if (labels.some((cell) => cell.source === undefined)) titles = []
    groups.push(...labels.filter((cell) => cell.scope === 'rowgroup'))
    for (const cell of row.cells) {
      if (cell.role === 'label') continue
      const beside = labels.filter((label) => label.scope === 'row' && label.column < cell.column).at(-1)
      cell.headers = [
        ...groups.filter((label) => label.row + label.rowSpan > index && label.column < cell.column),
        ...(beside ? [beside] : []),
        ...titles.filter(
          (label) => label.column < cell.column + cell.colSpan && cell.column < label.column + label.colSpan,
        ),
      ]
    }
  }
}

function isTitle(label: Cell): boolean {
  return label.scope === 'col'
}
