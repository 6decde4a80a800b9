import { isPlaceholder, parseTarget } from '../model/target.ts'
import { classifyLevel1, classifyLevel2, goesUnder } from '../model/taxonomy.ts'
import type { FoundForm } from './form.ts'
import { columnOf, fieldOf, isGroup, type Settled } from './labels.ts'
import { cellAt, type PlacedCell, type Row } from './rows.ts'
import { oneLine, prose } from './words.ts'

/** The columns of an indicator table, in order; a title that nobody knows has no key. */
export interface Columns {
  titles: { key?: string; cell: PlacedCell }[]
  aligned: boolean
}

/** Reads a row as the head of an indicator table: it names at least the indicator, its target, and one thing more. */
export function readColumns(row: Row, aligned: boolean, settled: Settled): Columns | undefined {
  const titles = row.cells.map((cell) => ({ key: columnOf(cell.text, settled), cell }))
  const keys = titles.flatMap(({ key }) => key ?? [])
  const whole = keys.includes('三级指标') && keys.includes('指标值') && keys.length >= 3
  return whole && new Set(keys).size === keys.length ? { titles, aligned } : undefined
}

/**
 * Takes one row of an indicator table into `form`. Where a row has other than one cell a column and it cannot be told
 * which cell is of which column, the form is refused: a number in a wrong column would be a false promise.
 */
export function readIndicator(row: Row, columns: Columns, form: FoundForm): void {
  const cells = columns.aligned
    ? alignedCells(row, columns)
    : orderedCells(row, columns, form.levels.get('一级指标') ?? '')
  if (!cells) {
    form.runs.push(...row.cells.map(({ text, place }) => ({ text, place, fate: 'unknown' as const })))
    form.refusals.push({
      place: row.place,
      message: `这一行有 ${row.cells.length} 格，表头有 ${columns.titles.length} 栏，分不清哪一格属于哪一栏`,
      fix: '在原文件里补上缺的空格子，再导入',
    })
    return
  }
  const own = new Map<string, PlacedCell>()
  for (const [index, { key }] of columns.titles.entries()) {
    const cell = cells[index]
    if (cell && key) own.set(key, cell)
    else if (cell && cell.text !== '')
      form.runs.push({ text: cell.text, place: cell.place, fate: isGroup(cell.text) ? 'label' : 'unknown' })
  }
  const text = (key: string) => own.get(key)?.text ?? ''
  if (text('三级指标') === '' && text('指标值') === '') {
    // A printed row of the blank form, such as 生态效益指标, that nobody filled in.
    form.runs.push(...[...own.values()].map(({ text, place }) => ({ text, place, fate: 'label' as const })))
    rememberLevels(form, own)
    return
  }
  if (isPlaceholder(text('指标值')) || text('指标值') === '' || text('三级指标') === '')
    form.refusals.push({
      place: row.place,
      message: text('三级指标') === '' ? '这一行没有指标名称' : `“${oneLine(text('三级指标'))}”没有填指标值`,
      fix: '在原文件里补上，再导入',
    })
  rememberLevels(form, own)
  const indicator = new Map<string, string>()
  for (const key of ['一级指标', '二级指标'])
    if (form.levels.has(key)) indicator.set(key, form.levels.get(key) ?? '')
  // A column that the form has, and whose cell was lost, is blank.
  for (const { key } of columns.titles)
    if (key && !own.has(key) && !indicator.has(key)) indicator.set(key, '')
  for (const [key, cell] of own) {
    form.runs.push({ text: cell.text, place: cell.place, fate: 'content' })
    if (key !== '一级指标' && key !== '二级指标')
      indicator.set(key, longColumns.has(key) ? prose(cell.text) : oneLine(cell.text))
  }
  form.indicators.push(indicator)
}

const longColumns = new Set(['绩效指标描述', '指标值确定依据'])

function rememberLevels({ levels }: FoundForm, own: ReadonlyMap<string, PlacedCell>) {
  for (const key of ['一级指标', '二级指标']) {
    const said = oneLine(own.get(key)?.text ?? '')
    if (said === '') continue
    if (key === '一级指标' && levels.get(key) !== said) levels.delete('二级指标')
    levels.set(key, said)
  }
}

function alignedCells(row: Row, { titles }: Columns): (PlacedCell | undefined)[] | undefined {
  const cells = titles.map(({ cell }) => cellAt(row, cell.column))
  const used = new Set(cells)
  const astray = row.cells.some((cell) => cell.text !== '' && !used.has(cell))
  const shared = cells.some((cell, index) => cell && cell.text !== '' && cells.indexOf(cell) !== index)
  return astray || shared ? undefined : cells
}

/** Cells of a row of which only the order is known. */
function orderedCells(row: Row, { titles }: Columns, level1: string): (PlacedCell | undefined)[] | undefined {
  const cells = [...row.cells]
  while (cells.length > titles.length && cells.at(-1)?.text === '') cells.pop()
  if (cells.length === titles.length) return cells
  const keys = titles.map(({ key }) => key)
  const [first, second] = cells
  if (cells.length !== titles.length - 1 || !first || !second) return undefined
  const blank: PlacedCell = { ...first, text: '' }
  // The merged first level, left out where it goes on.
  const shifted = [blank, ...cells]
  if (keys[0] === '一级指标' && keys[1] === '二级指标' && isLevel2(first.text) && !isLevel1(first.text))
    return goesUnder(oneLine(first.text), level1) && fits(shifted, keys) ? shifted : undefined
  // A lost last cell: the row begins as it should, and its target stands where the target's column is.
  const begins =
    keys[0] === '一级指标' && (first.text === '' || isLevel1(first.text)) && isLevel2(second.text)
  return begins && keys.at(-1) !== '指标值' && fits(cells, keys) ? [...cells, undefined] : undefined
}

function isLevel1(text: string): boolean {
  return classifyLevel1(oneLine(text)) !== undefined
}

function isLevel2(text: string): boolean {
  return classifyLevel2(oneLine(text)).term !== 'other'
}

/** Whether the target's column holds a number with its sign or unit, and no other column does. */
function fits(cells: readonly PlacedCell[], keys: readonly (string | undefined)[]): boolean {
  const isTarget = (cell: PlacedCell | undefined) =>
    cell !== undefined && parseTarget(oneLine(cell.text)).kind !== 'quality'
  return keys.every((key, index) => isTarget(cells[index]) === (key === '指标值'))
}

/**
 * Joins rows that a blank line inside a cell broke in two, as text that was taken from Word has them: together they
 * have a cell for each column, with the target where its column is.
 */
export function joinBroken(rows: readonly Row[], aligned: boolean, settled: Settled): Row[] {
  if (aligned) return [...rows]
  const joined: Row[] = []
  let keys: (string | undefined)[] | undefined
  for (const row of rows) {
    const columns = readColumns(row, aligned, settled)
    if (columns) keys = columns.titles.map(({ key }) => key)
    const before = joined.at(-1)
    const together = [...(before?.cells ?? []), ...row.cells]
    const first = row.cells[0]?.text ?? ''
    if (
      before &&
      keys &&
      !columns &&
      together.length === keys.length &&
      first !== '' &&
      !isLevel1(first) &&
      fits(together, keys)
    )
      joined.splice(-1, 1, { ...before, cells: together })
    else joined.push(row)
  }
  return joined
}

/** What stands below an indicator table and is no indicator. */
const closing =
  /^(备注|说明|注[:：]|合计|总分|填报人|填表人|审核人|联系人|联系电话|单位负责人|.{0,6}(审核)?意见)/

/** Whether a row ends an indicator table: it begins with a label of the form's other parts, or closes the form. */
export function endsIndicators(row: Row, settled: Settled): boolean {
  const first = row.cells.find(({ text }) => text !== '')
  if (first === undefined || isLevel1(first.text)) return false
  return fieldOf(first.text, settled) !== undefined || closing.test(first.text.replace(/\s/g, ''))
}
