import type { SourceTable } from '../source.ts'
import type { Run } from './account.ts'
import { cellsOfColumns, endsItems, joinBroken, namesLevel } from './align.ts'
import { type Columns, readColumns } from './columns.ts'
import { type Heads, readFields, setField } from './fields.ts'
import { type FoundForm, isBlankForm, newForm, noteLabel } from './form.ts'
import { readItems } from './items.ts'
import { bareLabel, columnOf, fieldOf, isGroup, moneyUnitIn, type Settled } from './labels.ts'
import { cellAt, isAligned, type PlacedCell, type Row, rowsOf } from './rows.ts'
import { rowsOfStream } from './stream.ts'
import { unitLine } from './titles.ts'
import { oneLine } from './words.ts'

/**
 * Reads a table into forms: into the one that a title began, and into new ones where another project begins.
 * @param found takes the runs that are no form's
 * @returns the form that is open at its end
 */
export function readTable(
  table: SourceTable,
  forms: FoundForm[],
  before: FoundForm | undefined,
  settled: Settled,
  found: Run[],
): FoundForm | undefined {
  const aligned = isAligned(table)
  let form = before
  let columns: Columns | undefined
  let heads: Heads | undefined
  const start = (place: string) => {
    form = newForm(place)
    forms.push(form)
    return form
  }
  const rows = table.isStream
    ? rowsOfStream(table.rows.flat(), settled)
    : joinBroken(rowsOf(table), aligned, settled)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]
    if (!row || row.cells.every(({ text }) => text === '')) continue
    const read = readColumns(row, rows[index + 1], aligned, settled)
    if (read) {
      columns = read
      form ??= start(row.place)
      noteColumns(rows.slice(index, index + read.height), form, settled)
      index += read.height - 1
      continue
    }
    const project = columns ? projectColumns(columns, settled) : []
    if (columns && !endsItems(row, settled) && (project.length > 0 || !isUnitLine(row))) {
      if (project.length > 0 && !namesLevel(row)) {
        // The sum of a unit, between its projects.
        found.push(...row.cells.map(({ text, place }): Run => ({ text, place, fate: 'unknown' })))
        continue
      }
      const cells = cellsOfColumns(row, columns, form?.levels.get('一级指标') ?? '')
      form =
        cells && project.length > 0 ? rowsProject(cells, project, form, start) : (form ?? start(row.place))
      readItems(row, cells, columns, form)
      continue
    }
    if (columns && form && readSum(row, columns, form)) continue
    columns = undefined
    if (!form || startsForm(row, form, settled)) {
      form = start(row.place)
      heads = undefined
    }
    if (readUnitLine(row, form)) continue
    heads = readFields(row, heads, form, settled)
  }
  return form
}

function noteColumns(head: readonly Row[], form: FoundForm, settled: Settled) {
  for (const cell of head.flatMap(({ cells }) => cells)) {
    if (cell.text === '') continue
    const known = columnOf(cell.text, settled) ?? fieldOf(cell.text, settled)
    if (known !== undefined || isGroup(cell.text) || bareLabel(cell.text) === '序号') noteLabel(cell, form)
    else form.runs.push({ text: cell.text, place: cell.place, fate: 'unknown' })
  }
}

/** The sum below a department's tasks (88号 整体支出): amounts below those of the tasks. */
function readSum(row: Row, { titles, lists }: Columns, form: FoundForm): boolean {
  const label = row.cells.find(({ text }) => text !== '')
  if (!lists.includes('年度主要任务') || !label || !/^(金额)?合计$/.test(bareLabel(label.text))) return false
  noteLabel(label, form)
  for (const { key, cell } of titles) {
    const value = cellAt(row, cell.column)
    if (key && value && value !== label && value.text !== '') setField(`金额合计.${key}`, value, form)
  }
  return true
}

/** In one table of many projects, the columns that tell the project, by their place among the columns. */
function projectColumns({ titles }: Columns, settled: Settled): { field: string; index: number }[] {
  return titles.flatMap(({ key, cell }, index) => {
    const field = key === undefined ? fieldOf(cell.text, settled) : undefined
    return field === undefined ? [] : [{ field, index }]
  })
}

/** Takes what a row says of its project; a new name begins a new form. */
function rowsProject(
  cells: readonly (PlacedCell | undefined)[],
  project: readonly { field: string; index: number }[],
  form: FoundForm | undefined,
  start: (place: string) => FoundForm,
): FoundForm {
  const own = project.flatMap(({ field, index }) => {
    const cell = cells[index]
    return cell && cell.text !== '' ? [{ field, cell }] : []
  })
  const name = own.find(({ field }) => field === '项目名称')?.cell
  let current = form ?? start(cells[0]?.place ?? '')
  if (name && oneLine(name.text) !== current.fields.get('项目名称') && !isBlankForm(current)) {
    const { labels, moneyUnit, unit, unitName } = current
    current = start(name.place)
    Object.assign(current, {
      labels,
      ...(moneyUnit && { moneyUnit }),
      ...(unit && { unit }),
      ...(unitName && { unitName }),
    })
  }
  for (const { field, cell } of own) {
    if (field === '单位名称') noteUnit(cell, current)
    else setField(field, { ...cell }, current)
    // Said once: it is no part of the indicator beside it.
    cell.text = ''
  }
  return current
}

/** `820001-井研县马踏镇人民政府`: a unit with its code, or its name alone. */
function noteUnit(cell: PlacedCell, form: FoundForm) {
  const [, unit, name = oneLine(cell.text)] = /^(\d{3,9})[-—\s]*(\D.*)$/.exec(oneLine(cell.text)) ?? []
  Object.assign(form, { unitName: name, ...(unit && { unit }) })
  form.runs.push({ text: cell.text, place: cell.place, fate: 'content' })
}

function isUnitLine(row: Row): boolean {
  return (
    row.cells.some(({ text }) => /^(金额)?单位[:：]/.test(text)) || unitLine.test(row.cells[0]?.text ?? '')
  )
}

/** The line above a form: who, and the unit of its amounts. */
function readUnitLine(row: Row, form: FoundForm): boolean {
  if (!isUnitLine(row)) return false
  for (const { text, place } of row.cells) {
    if (text === '') continue
    const [, unit, name] = unitLine.exec(text) ?? []
    const money = moneyUnitIn(text)
    if (unit && name) Object.assign(form, { unit, unitName: name.trim() })
    else if (money) form.moneyUnit = money
    form.runs.push({ text, place, fate: unit ? 'content' : money ? 'label' : 'unknown' })
  }
  return true
}

/** Whether a row begins another form in the same table. */
function startsForm(row: Row, form: FoundForm, settled: Settled): boolean {
  if (isUnitLine(row)) return !isBlankForm(form)
  const labels = row.cells.map((cell) => fieldOf(cell.text, settled))
  const named = form.fields.has('项目名称') || form.fields.has('项目编码')
  return (
    named && form.lists.绩效指标.length > 0 && labels.some((key) => key === '项目名称' || key === '项目编码')
  )
}
