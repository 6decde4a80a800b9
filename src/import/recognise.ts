import type { Run } from './account.ts'
import { type Heads, readFields, setField } from './fields.ts'
import { type FoundForm, isBlankForm, newForm } from './form.ts'
import { type Columns, endsIndicators, joinBroken, readColumns, readIndicator } from './indicators.ts'
import { bareLabel, columnOf, fieldOf, moneyUnitIn, type Settled } from './labels.ts'
import { isAligned, type PlacedCell, type Row, rowsOf } from './rows.ts'
import type { SourceDocument, SourceParagraph, SourceTable } from './source.ts'
import { oneLine } from './words.ts'

/** A part of the narrative: its title and paragraphs as they stand. */
export interface FoundSection {
  title: string
  paragraphs: string[]
}

/** What was understood of a document. Every run of its text is in `runs` or in a form's own. */
export interface Recognised {
  forms: FoundForm[]
  narrative: FoundSection[]
  /** The budget year that titles name. */
  year?: number
  runs: Run[]
}

const sectionTitle = /^[一二三四五]、\s*(总体绩效目标|分项绩效目标|工作保障措施)$/
const partTitle = /^(第[一二三四五]部分|(第[一二三四五]部分\s*)?(部门整体绩效目标|预算项目绩效目标)|目\s*录)$/
const formTitle = /^(?:(\d+)[、.．]\s*)?(.*绩效目标(?:申报|审批|批复|公开)?表)(?:[（(]20\d\d年度?[）)])?$/
const yearTitle = /^[（(](20\d\d)年度?[）)]$|(20\d\d)年(?:部门预算|度?.{0,8}绩效)/
/** The line above a form, where it is no row of a table: `315002临西县司法局  单位：万元`. */
const spokenUnitLine = /^(?:(\d{3,9})\s*(\D[^\d]*?))?\s*(?:金额)?单位[:：]\s*(?:人民币)?万?元$/
const unitLine = /^(\d{3,9})\s*(\D[^\d]*)$/

/** Finds forms and narrative in a document, by their labels. */
export function recognise(document: SourceDocument, settled: Settled = new Map()): Recognised {
  const found: Recognised = { forms: [], narrative: [], runs: [] }
  let form: FoundForm | undefined
  let section: FoundSection | undefined
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') {
      const next = readParagraph(block, found, section, form)
      section = next.section
      if (next.form) form = next.form
    } else {
      section = undefined
      form = readTable(block, found, form, settled)
    }
  }
  found.forms = found.forms.filter((candidate) => keep(candidate, found))
  const names = new Set(found.forms.map(({ unitName }) => unitName))
  // A cover names the department, which the forms name too.
  found.runs = found.runs.map((run) =>
    run.fate === 'unknown' && names.has(run.text.trim()) ? { ...run, fate: 'label' } : run,
  )
  return found
}

/** A title with nothing below it, or a table that is no form, gives its text back as not understood. */
function keep(form: FoundForm, found: Recognised): boolean {
  if (form.indicators.length > 0 || form.refusals.length > 0) return true
  found.runs.push(
    ...form.runs.map((run): Run => ({ ...run, fate: run.fate === 'layout' ? 'layout' : 'unknown' })),
  )
  return false
}

function readParagraph(
  { text, place, layout }: SourceParagraph,
  found: Recognised,
  section: FoundSection | undefined,
  before: FoundForm | undefined,
): { section?: FoundSection; form?: FoundForm } {
  const keepsOn = section && { section }
  const add = (fate: Run['fate']) => found.runs.push({ text, place, fate })
  if (layout) {
    add('layout')
    return { ...keepsOn }
  }
  const said = text.trim()
  const [, year, spoken] = yearTitle.exec(said) ?? []
  if (said.length < 40 && (year ?? spoken)) found.year ??= Number(year ?? spoken)
  const title = formTitle.exec(said)
  if (title && said.length < 120) {
    const form = newForm(place)
    if (title[1]) form.order = Number(title[1])
    form.runs.push({ text, place, fate: 'label' })
    found.forms.push(form)
    return { form }
  }
  const line = spokenUnitLine.exec(said)
  if (line) {
    const form = before && isBlankForm(before) ? before : newForm(place)
    if (form !== before) found.forms.push(form)
    const [, unit, unitName] = line
    if (unit && unitName) Object.assign(form, { unit, unitName: unitName.trim() })
    form.moneyUnit = moneyUnitIn(said)
    form.runs.push({ text, place, fate: unit ? 'content' : 'label' })
    return { form }
  }
  const [, name] = sectionTitle.exec(said) ?? []
  if (name) {
    const next = { title: name, paragraphs: [] }
    found.narrative.push(next)
    add('label')
    return { section: next }
  }
  if (partTitle.test(said) || (said.length < 40 && (year ?? spoken))) {
    add('label')
    return {}
  }
  if (isLooseForm(said, found)) return { form: refuseLoose({ text, place }, found) }
  if (section) {
    section.paragraphs.push(said)
    add('content')
    return { section }
  }
  add('unknown')
  return {}
}

const columnWords = [/一级指标/, /二级指标/, /三级指标|指标名称|指标内容/, /指标值|目标值/]

/** The columns of an indicator table in running text: its cells were run together, or stand in one long column. */
function isLooseForm(text: string, { runs }: Recognised): boolean {
  const before = runs.slice(-3).flatMap((run) => (run.text.length < 12 ? [run.text] : []))
  const words = text.length < 12 ? [...before, text].join(' ') : text
  return (
    columnWords.filter((word) => word.test(words)).length >= 3 && columnWords.some((word) => word.test(text))
  )
}

function refuseLoose(run: { text: string; place: string }, found: Recognised): FoundForm {
  const form = newForm(run.place)
  form.runs.push({ ...run, fate: 'unknown' })
  form.refusals.push({
    place: run.place,
    message: '表格的各格连在一起，或一格一行没有行的界线，分不清哪一格属于哪一栏',
    fix: '换用原来的 Word、Excel 或网页文件，或从那里重新复制表格',
  })
  found.forms.push(form)
  return form
}

function readTable(
  table: SourceTable,
  found: Recognised,
  before: FoundForm | undefined,
  settled: Settled,
): FoundForm | undefined {
  const aligned = isAligned(table)
  let form = before
  let columns: Columns | undefined
  let heads: Heads | undefined
  const start = (place: string) => {
    form = newForm(place)
    found.forms.push(form)
    return form
  }
  for (const row of joinBroken(rowsOf(table), aligned, settled)) {
    if (row.cells.every(({ text }) => text === '')) continue
    const read = readColumns(row, aligned, settled)
    if (read) {
      columns = read
      form ??= start(row.place)
      noteColumns(read, form, settled)
      continue
    }
    if (columns && !endsIndicators(row, settled) && !isUnitLine(row)) {
      form = rowsProject(row, columns, form, start, settled)
      readIndicator(row, columns, form)
      continue
    }
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

function noteColumns({ titles }: Columns, form: FoundForm, settled: Settled) {
  for (const { cell } of titles) {
    if (cell.text === '') continue
    const known = columnOf(cell.text, settled) ?? fieldOf(cell.text, settled)
    form.labels.add(bareLabel(cell.text))
    form.moneyUnit ??= moneyUnitIn(cell.text)
    form.runs.push({
      text: cell.text,
      place: cell.place,
      fate: known || cell.above ? 'label' : groupOr(cell),
    })
  }
}

function groupOr(cell: PlacedCell): Run['fate'] {
  return /绩效指标|^序号$/.test(cell.text.replace(/\s/g, '')) ? 'label' : 'unknown'
}

/** In one table of many projects, the columns that tell the project; a new name begins a new form. */
function rowsProject(
  row: Row,
  columns: Columns,
  form: FoundForm | undefined,
  start: (place: string) => FoundForm,
  settled: Settled,
): FoundForm {
  const own = columns.titles.flatMap(({ key, cell }) => {
    const field = key === undefined ? fieldOf(cell.text, settled) : undefined
    const value = row.cells.find((candidate) => candidate.column === cell.column)
    return field && value ? [{ field, value }] : []
  })
  const name = own.find(({ field }) => field === '项目名称')?.value
  let current = form ?? start(row.place)
  if (name && name.text !== '' && oneLine(name.text) !== current.fields.get('项目名称')) {
    const { labels, moneyUnit } = current
    if (!isBlankForm(current)) {
      current = start(row.place)
      current.labels = labels
      if (moneyUnit) current.moneyUnit = moneyUnit
    }
  }
  for (const { field, value } of own)
    if (value.text !== '' && field === '单位名称') {
      current.unitName = oneLine(value.text)
      current.runs.push({ text: value.text, place: value.place, fate: 'content' })
      value.text = ''
    } else if (value.text !== '') {
      setField(field, { ...value }, current)
      value.text = ''
    }
  return current
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
  return named && form.indicators.length > 0 && labels.some((key) => key === '项目名称' || key === '项目编码')
}
