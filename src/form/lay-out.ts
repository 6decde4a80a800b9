import type { FormTemplate, TemplateCell, TemplateRow } from '../content/kinds/template.ts'
import type { Cell, Grid, GridRow } from '../model/grid.ts'
import { fieldsOf } from './check-fields.ts'
import { type ExpandedRow, expand, fieldsIn, fillText } from './expand.ts'
import type { FormFields } from './record-texts.ts'
import { type WithheldField, withheldNote } from './withheld-fields.ts'

/** What the note's cell prints, in the form's own words. */
const noteSource = '不公开'

/** A cell before its columns are known by number: `start` and `end` are fine columns. */
interface Placed {
  cell: Cell
  start: number
  end: number
  template: TemplateCell
  /** In rows of several lists, the list that the cell is of. */
  list?: string
}

/**
 * Fills a form: checked template and fields in, rectangular grid out. Fine columns that no cell begins or ends at are
 * dropped, so that the table has no more columns than it shows.
 */
export function layOut(template: FormTemplate, fields: FormFields): Grid {
  const expanded = template.rows.map((row) => expand(row, fields))
  const placed = place(template.rows, expanded)
  const edges = [...new Set(placed.flat().flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const columnOf = new Map(edges.map((edge, index) => [edge, index]))
  for (const { cell, start, end } of placed.flat()) {
    cell.column = columnOf.get(start) ?? 0
    cell.colSpan = (columnOf.get(end) ?? 0) - cell.column
  }
  const printed = expanded.flat()
  const rows = mergeDown(placed).map((cells, index): GridRow => {
    const { row } = printed[index] ?? {}
    return { repeats: row?.repeats ?? false, heads: row?.heads ?? false, cells }
  })
  const endsTitles = ({ cell, template }: Placed) =>
    template.label !== undefined && !template.headsRow && cell
  assignHeaders(rows, new Set(placed.flat().flatMap((item) => endsTitles(item) || [])))
  const note = withheldNote(fields.withheld?.filter((field) => isPrinted(field, template)))
  if (note !== undefined) rows.push(noteRow(note, rows.length, edges.length - 1))
  const fill = (text = '') => fillText(text, (field) => fields.values[field])
  return {
    title: fill(template.title),
    left: fill(template.left),
    right: fill(template.right),
    landscape: template.landscape,
    ...(template.size !== undefined && { size: template.size }),
    widths: edges.slice(1).map((edge, index) => (edge - (edges[index] ?? 0)) / template.columns),
    rows,
  }
}

/** Whether a form has a place for what is withheld. */
function isPrinted({ list = '', field, item }: WithheldField, template: FormTemplate): boolean {
  const { title, left = '', right = '', rows } = template
  if (field === undefined) return rows.some(({ each }) => each?.includes(list))
  const fields = [title, left, right].flatMap(fieldsIn)
  fields.push(...rows.flatMap(({ cells }) => cells.flatMap(fieldsOf)))
  return fields.includes(field) || fields.includes(`${item?.list}.${field}`)
}

/** A row across the form, below it: what is withheld, and why. */
function noteRow(text: string, row: number, colSpan: number): GridRow {
  const place = { row, column: 0, rowSpan: 1, colSpan }
  const cell: Cell = { ...place, text, role: 'value', align: 'left', headers: [], source: noteSource }
  return { repeats: false, heads: false, cells: [cell] }
}

/** Places the cells of each printed row. A span counts rows of the template, and so covers all items of their lists. */
function place(rows: readonly TemplateRow[], expanded: readonly ExpandedRow[][]): Placed[][] {
  const until: number[] = []
  let index = 0
  return expanded.flatMap((printed, position) =>
    printed.map((row) => {
      let column = 0
      const cells = row.row.cells.map((template): Placed => {
        while ((until[column] ?? 0) > index) column++
        const start = column
        column += template.colSpan
        const last = position + template.rowSpan
        const rowSpan = 1 + expanded.slice(position + 1, last).flat().length
        for (let covered = start; covered < column; covered++) until[covered] = index + rowSpan
        const heads = rows.slice(position, last).every((other) => other.heads)
        const cell = makeCell(template, row, index, rowSpan, heads)
        return { cell, start, end: column, template, list: row.listOf(template) }
      })
      index++
      return cells
    }),
  )
}

function makeCell(
  template: TemplateCell,
  row: ExpandedRow,
  index: number,
  rowSpan: number,
  heads: boolean,
): Cell {
  const isLabel = template.label !== undefined || template.headsRow
  const { text, source } = row.read(template)
  const cell: Cell = {
    text,
    row: index,
    column: 0,
    rowSpan,
    colSpan: 1,
    role: isLabel ? 'label' : 'value',
    align: template.align ?? (isLabel ? 'center' : 'left'),
    headers: [],
  }
  if (isLabel) cell.scope = heads ? 'col' : template.rowSpan > 1 ? 'rowgroup' : 'row'
  if (source !== undefined) cell.source = source
  return cell
}

/**
 * Joins equal, non-blank cells of following items into the first of them, and never past a group to their left; of
 * lists side by side, one's groups do not part the other's.
 */
function mergeDown(rows: readonly Placed[][]): Cell[][] {
  let open = new Map<TemplateCell, Cell>()
  return rows.map((row) => {
    const groups = new Map<TemplateCell, Cell>()
    const parted = new Set<string | undefined>()
    const cells = row.flatMap(({ cell, template, list }) => {
      if (!template.merges) return [cell]
      const above = open.get(template)
      const joins =
        !parted.has(undefined) && !parted.has(list) && above?.text === cell.text && cell.text !== ''
      if (!joins) parted.add(list)
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

/**
 * Finds the labels of each value: those that span its rows, the nearest to its left, and the column titles above.
 * @param endsTitles labels that stand beside values of their own: below them, the column titles no longer hold
 */
function assignHeaders(rows: readonly GridRow[], endsTitles: ReadonlySet<Cell>) {
  let titles: Cell[] = []
  const groups: Cell[] = []
  for (const [index, row] of rows.entries()) {
    const labels = row.cells.filter((cell) => cell.role === 'label')
    if (row.heads) titles = [...(rows[index - 1]?.heads ? titles : []), ...labels.filter(isTitle)]
    else if (labels.some((cell) => endsTitles.has(cell))) titles = []
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
