import type { SourceTable } from '../source.ts'
import type { Block } from './block.ts'
import { cellsOf, marginOf } from './block-cells.ts'
import { joinBroken } from './broken-rows.ts'
import { continuationOf } from './continuation.ts'
import { readFields } from './fields.ts'
import { account, type FoundForm, isBlankForm, newForm, noteLabel } from './found-form.ts'
import { headsBelowKnown } from './funding.ts'
import { withoutGaps } from './gaps.ts'
import { inferBlock } from './headless.ts'
import { readHeads } from './heads.ts'
import type { Heads } from './heads-below.ts'
import { isItem, noteLevel1, readItem } from './items.ts'
import { bareLabel, columnOf, fieldOf, isGroup, isWhole, moneyUnitIn, type Settled } from './labels.ts'
import { askLost, askRest, askStrays, askUnsure, countStrays, type Strays } from './leftovers.ts'
import { nameLevel } from './levels.ts'
import { isList, isSum, projectOf, type Sum, settleSums } from './project-rows.ts'
import { isOfResults } from './purpose.ts'
import type { Reading } from './reading.ts'
import { withRoles } from './roles.ts'
import { cellAt, type PlacedCell, type Row, rowsOf, saidIn } from './rows.ts'
import { setField } from './set-field.ts'
import { rowsOfStream } from './stream.ts'
import { isMoneyLine, readUnitLine, repeatCaptions } from './unit-line.ts'

/**
 * Reads a table into forms: into the one that a title began, into new ones where another project begins, and into the one
 * whose block goes on in it. Every cell gets a place, or is asked for.
 */
export function readTable(table: SourceTable, reading: Reading): void {
  const { settled } = reading
  const isLoose = table.isLoose === true || table.isStream === true
  const state: State = { reading, isLoose, isInterrupted: false, strays: new Map(), sums: [] }
  const raster = goOn(rasters(table, isLoose, settled), state)
  const heads = readHeads(raster, isLoose, settled).map(
    (head) => head && { ...head, ...(table.omitsBlanks && { omitsBlanks: table.omitsBlanks }) },
  )
  const start = heads.findIndex((head) => head !== undefined)
  const rows =
    isLoose || start < 0 ? raster : [...withoutGaps(raster.slice(0, start), settled), ...raster.slice(start)]
  if (!state.block && !isLoose && !heads.some((head) => head?.lists.includes('绩效指标')))
    startUntitled(rows, state)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]
    const head = heads[index]
    if (!row || saidIn(row).length === 0) continue
    if (head) {
      const below = rowsBelow(rows, heads, index + head.height)
      const ofResults = reading.form !== undefined && isOfResults(reading.form)
      startBlock(withRoles(head, below, ofResults), rows, index, state)
      index += head.height - 1
    } else readRow(row, rows[index + 1], state)
  }
  askStrays(state.strays, state.block, reading.form)
  settleSums(state.sums, reading)
  reading.open = state.block && reading.form && { block: state.block, form: reading.form }
}

interface State {
  reading: Reading
  /** Whether only the order of the table's cells is known. */
  isLoose: boolean
  block?: Block
  /** Whether a row that is no item has come after the block's last one. */
  isInterrupted: boolean
  heads?: Heads
  strays: Strays
  /** Rows between the projects of a list, which sum up those below them. */
  sums: Sum[]
}

function rowsBelow(rows: readonly Row[], heads: readonly (Block | undefined)[], from: number): Row[] {
  const end = heads.findIndex((head, index) => head !== undefined && index >= from)
  return rows.slice(from, end < 0 ? rows.length : end)
}

/** The rows of a table in the ways in which they may go on from the table before; the first is how they are read alone. */
function rasters(table: SourceTable, isLoose: boolean, settled: Settled): Row[][] {
  if (table.isStream) return [rowsOfStream(table.rows.flat(), settled)]
  return isLoose ? [joinBroken(rowsOf(table, true), settled)] : [rowsOf(table, false), rowsOf(table, true)]
}

/** Goes on with the block of the table before, if the table's rows do. */
function goOn(rasters: readonly Row[][], state: State): Row[] {
  const { open } = state.reading
  for (const rows of open ? rasters : []) {
    const block = open && continuationOf(rows, open.block, open.form.levels.get('一级指标') ?? '')
    if (!block) continue
    rejoin(state.reading)
    state.block = block
    return rows
  }
  return rasters[0] ?? []
}

/** A block that only its levels tell. */
function startUntitled(rows: readonly Row[], state: State) {
  const inferred = inferBlock(rows)
  if (!inferred) return
  const form = begin(rows[0]?.place ?? '', state)
  state.block = withRoles(inferred, rows, isOfResults(form))
  if (state.block.refusal) form.refusals.push(state.block.refusal)
  if (state.block.question) form.questions.push(state.block.question)
}

/** A table goes on with the open form, though the title was printed again above it, as on every page. */
function rejoin(reading: Reading) {
  const { form, open } = reading
  if (!open) return
  if (form && form !== open.form && isBlankForm(form)) {
    reading.forms.splice(reading.forms.indexOf(form), 1)
    open.form.runs.push(...form.runs)
    repeatCaptions(form, open.form)
  }
  reading.form = open.form
}

function begin(place: string, { reading }: State): FoundForm {
  if (reading.form) return reading.form
  const form = newForm(place)
  reading.forms.push(form)
  reading.form = form
  return form
}

function startBlock(block: Block, rows: readonly Row[], index: number, state: State) {
  askStrays(state.strays, state.block, state.reading.form)
  state.block = block
  state.isInterrupted = false
  state.heads = undefined
  // A block of which nothing is said but its items is the rest of the one before.
  const isRest = state.reading.form && isBlankForm(state.reading.form) && !isList(block)
  if (isRest) rejoin(state.reading)
  const form = begin(rows[index]?.place ?? '', state)
  if (block.refusal) form.refusals.push(block.refusal)
  if (block.question) form.questions.push(block.question)
  for (const row of rows.slice(index, index + block.height)) {
    for (const cell of saidIn(row)) {
      const column = block.columns.find((column) => column.cell === cell)
      const isTitle = column === undefined || column.key !== undefined || column.field !== undefined
      if (isTitle) noteLabel(cell, form)
      else form.labels.add(bareLabel(cell.text))
    }
  }
}

function readRow(row: Row, next: Row | undefined, state: State) {
  const { reading, block } = state
  const open = reading.form
  if (block && open && readBlockRow(row, block, open, state)) return
  let form = open
  if (!form || startsForm(row, form, reading.settled)) {
    form = newForm(row.place)
    reading.forms.push(form)
    reading.form = form
    state.heads = undefined
    state.block = undefined
  }
  const { heads, isLoose } = state
  const by = { settled: reading.settled, isLoose }
  if (readKnown(row, form, reading)) state.heads = headsBelowKnown(row, next, heads, by)
  else if (!readUnitLine(row, form)) state.heads = readFields(row, next, heads, form, by)
  askRest(row, form)
}

/** Takes a row whose cells a known form tells, all of them. */
function readKnown(row: Row, form: FoundForm, { meanings }: Reading): boolean {
  const own = row.cells.filter(({ above, text }) => above === undefined && text !== '')
  if (!meanings || own.length === 0 || !own.every(({ place }) => meanings.has(place))) return false
  for (const cell of row.cells.filter(({ above }) => above === undefined)) {
    const { label, field, text = '' } = meanings.get(cell.place) ?? {}
    form.placed.add(cell)
    if (label !== undefined) {
      noteLabel({ ...cell, text: label }, form)
      form.moneyUnit ??= moneyUnitIn(label)
    }
    if (field === undefined || field === '单位名称') continue
    if (isNoAmount(field, text)) account(cell, 'label', form)
    else setField(field, { ...cell, text }, pathOf(row, cell), form)
  }
  return true
}

/** Whether a dash stands where a line of a funding block has no amount. */
function isNoAmount(field: string, text: string): boolean {
  return field.includes('.') && /^[-—–/]+$/.test(text)
}

/** The labels that a cell stands under in its row. */
function pathOf(row: Row, cell: PlacedCell): string[] {
  return row.cells.filter(({ column }) => column < cell.column).map(({ above, text }) => above ?? text)
}

/** Takes a row into a block if it fits it, or says why it cannot. */
function readBlockRow(row: Row, block: Block, form: FoundForm, state: State): boolean {
  if (isSum(row, block)) {
    state.sums.push({ cells: saidIn(row), from: state.reading.forms.length - (isBlankForm(form) ? 1 : 0) })
    return true
  }
  const cells = cellsOf(row, block, form.levels.get('一级指标') ?? '')
  if (cells && isItem(row, cells, block, state.isInterrupted) && !isAnother(row, block, form)) {
    const owner = projectOf(cells, block, form, state.reading)
    for (const cell of marginOf(row, block)) noteLabel(cell, owner)
    readItem(row, cells, block, owner)
    countStrays(cells, block, owner, state.strays)
    if (block.isLoose) askUnsure(row, owner)
    state.isInterrupted = false
    return true
  }
  if (readSum(row, block, form)) return true
  const isLost = block.isLoose && !cells && (nameLevel(row.cells) || hasPromise(row))
  state.isInterrupted = true
  if (nameLevel(row.cells)) noteLevel1(row, form)
  if (!isLost) return false
  askLost(row, block, form)
  return true
}

/** Whether something else than the block's items stands beside a row: the group of another part. */
function isAnother(row: Row, block: Block, form: FoundForm): boolean {
  return marginOf(row, block).some(({ text }) => !isGroup(text) && !form.labels.has(bareLabel(text)))
}

function hasPromise(row: Row): boolean {
  return row.cells.some(({ text }) => /[≥≤<>＜＞]\s*\d/.test(text))
}

/** The sum below a department's tasks (88号 整体支出): amounts below those of the tasks. */
function readSum(row: Row, { columns, lists }: Block, form: FoundForm): boolean {
  const [label] = saidIn(row)
  if (!lists.includes('年度主要任务') || !label || !/^(金额)?合计$/.test(bareLabel(label.text))) return false
  noteLabel(label, form)
  for (const { key, cell: title } of columns) {
    const value = cellAt(row, title.column)
    if (key && value && value !== label && value.text !== '')
      setField(`金额合计.${key}`, value, [title.text], form)
  }
  return true
}

/** Whether a row begins another form in the same table. */
function startsForm(row: Row, form: FoundForm, settled: Settled): boolean {
  if (saidIn(row).some(({ text }) => isMoneyLine(text))) return !isBlankForm(form)
  const begins = saidIn(row).some(({ text }) => {
    const key = isWhole(text) ? (fieldOf(text, settled) ?? columnOf(text, settled)) : undefined
    return key === '项目名称' || key === '项目编码'
  })
  const named = form.fields.has('项目名称') || form.fields.has('项目编码')
  return named && form.lists.绩效指标.length > 0 && begins
}
