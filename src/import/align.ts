import { parseTarget } from '../model/target.ts'
import { classifyLevel1, classifyLevel2, goesUnder } from '../model/taxonomy.ts'
import { type Columns, readColumns } from './columns.ts'
import { fieldOf, type Settled } from './labels.ts'
import { cellAt, type PlacedCell, type Row } from './rows.ts'
import { oneLine } from './words.ts'

/**
 * The cell of each column in a row: by place where the format tells it, else by order. Undefined where that cannot be
 * known.
 * @param level1 the first level of the row above
 */
export function cellsOfColumns(
  row: Row,
  columns: Columns,
  level1: string,
): (PlacedCell | undefined)[] | undefined {
  return columns.aligned ? alignedCells(row, columns) : orderedCells(row, columns, level1)
}

function alignedCells(row: Row, { titles }: Columns): (PlacedCell | undefined)[] | undefined {
  const cells = titles.map(({ cell }) => cellAt(row, cell.column))
  const used = new Set(cells)
  const astray = row.cells.some((cell) => cell.text !== '' && !used.has(cell))
  const shared = cells.some((cell, index) => cell && cell.text !== '' && cells.indexOf(cell) !== index)
  return astray || shared ? undefined : cells
}

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
    const columns = readColumns(row, undefined, aligned, settled)
    if (columns) keys = columns.titles.map(({ key }) => key)
    const before = joined.at(-1)
    const together = [...(before?.cells ?? []), ...row.cells]
    const first = row.cells[0]?.text ?? ''
    const isRest = !columns && first !== '' && !isLevel1(first)
    if (before && keys && isRest && together.length === keys.length && fits(together, keys))
      joined.splice(-1, 1, { ...before, cells: together })
    else joined.push(row)
  }
  return joined
}

/** What stands below a table of items and is no item. */
const closing =
  /^(备注|说明|注[:：]|(金额)?合计|总分|填报人|填表人|审核人|联系人|联系电话|单位负责人|.{0,6}(审核)?意见)/

/** Whether a row ends a table of items: it begins with a label of the form's other parts, or closes the form. */
export function endsItems(row: Row, settled: Settled): boolean {
  const first = row.cells.find(({ text }) => text !== '')
  if (first === undefined || isLevel1(first.text)) return false
  return fieldOf(first.text, settled) !== undefined || closing.test(first.text.replace(/\s/g, ''))
}
