import { parseTarget } from '../../model/target.ts'
import { classifyLevel1, classifyLevel2, goesUnder } from '../../model/taxonomy.ts'
import { toHalfWidth } from '../../model/text.ts'
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

/**
 * Cells of a row of which only the order is known. Merged cells that go on from above may be blank or absent, and a row
 * may be filled up with blanks behind: its levels tell how far it stands to the left of its columns.
 */
function orderedCells(row: Row, { titles }: Columns, level1: string): (PlacedCell | undefined)[] | undefined {
  const keys = titles.map(({ key }) => key)
  const width = titles.findLastIndex(({ cell }) => cell.text !== '') + 1
  const cells = [...row.cells]
  while (cells.at(-1)?.text === '') cells.pop()
  if (cells.length === width) return cells
  const { shift, byLevel } = (cells.length > width
    ? undefined
    : shiftOf(cells, row.cells.length >= width, keys, width, level1)) ?? { shift: -1, byLevel: false }
  const [first] = row.cells
  if (shift < 0 || !first) return undefined
  const blank: PlacedCell = { ...first, text: '' }
  const shifted = [...Array.from({ length: shift }, () => blank), ...cells]
  if (shifted.length > width) return undefined
  const padded = row.cells.length + shift >= width
  // Every cell to the end of the row is there, or none behind the levels: nothing can stand in a wrong column.
  const isWhole = shifted.length === width || cells.every(({ text }) => isLevel(text))
  if (padded && (shift === 0 || (byLevel && isWhole))) return shifted
  if (!padded && width - shifted.length > 1) return undefined
  const [sign, value] = [keys.indexOf('指标性质'), keys.indexOf('指标值')]
  // In columns of their own, a sign and a number cannot be taken for each other.
  if (sign >= 0 && value >= 0) return isSign(shifted[sign]) && shifted[value]?.text ? shifted : undefined
  return fits(shifted, keys.slice(0, width)) ? shifted : undefined
}

/** By how many columns a row stands too far to the left, and whether one of its levels says so. */
function shiftOf(
  cells: readonly PlacedCell[],
  filled: boolean,
  keys: readonly (string | undefined)[],
  width: number,
  level1: string,
): { shift: number; byLevel: boolean } | undefined {
  const [first, second] = [keys.indexOf('一级指标'), keys.indexOf('二级指标')]
  const hasBoth = first >= 0 && second >= 0
  const pair = cells.findIndex(({ text }, index) => {
    const other = cells[index + second - first]
    return hasBoth && isLevel1(text) && other !== undefined && isLevel2(other.text)
  })
  if (pair >= 0) return { shift: first - pair, byLevel: true }
  const lower = cells.findIndex(({ text }) => isLevel2(text))
  // The first level goes on from above: the second must be one that stands under it.
  if (second >= 0 && lower >= 0) {
    if (lower === second) return { shift: 0, byLevel: true }
    const text = oneLine(cells[lower]?.text ?? '')
    // 满意度 is a name of both levels, and stands under 效益 in old texts only, which call it that of 社会公众: else a lost
    // 满意度指标 is likelier.
    const isUnsure =
      /^满意度(指标)?$/.test(text) ||
      (text.includes('满意度') && !level1.includes('满意度') && !text.startsWith('社会公众'))
    return level1 !== '' && !isUnsure && goesUnder(text, level1)
      ? { shift: second - lower, byLevel: true }
      : undefined
  }
  const isAstray = [first, second].some((at) => at >= 0 && !isLevel(cells[at]?.text ?? ''))
  if (filled && (!isAstray || isLevel1(cells[first]?.text ?? ''))) return { shift: 0, byLevel: false }
  const named = cells.some(({ text }) => isLevel1(text))
  return named || first + second < 0 ? undefined : { shift: width - cells.length, byLevel: false }
}

export function isSign(cell: PlacedCell | undefined): boolean {
  return /^(≥|≤|>|<|=|>=|<=|≧|≦|定性)$/.test(toHalfWidth(cell?.text ?? ''))
}

/** Whether a row names a level, as every row of a table of many projects does. */
export function namesLevel(row: Row): boolean {
  return row.cells.some(({ text }) => isLevel1(text) || isLevel2(text))
}

/** Whether a text can stand in a column of levels: also a second level that no standard knows, such as 履职效益指标. */
function isLevel(text: string): boolean {
  return text === '' || isLevel1(text) || isLevel2(text) || oneLine(text).endsWith('指标')
}

export function isLevel1(text: string): boolean {
  return classifyLevel1(oneLine(text)) !== undefined
}

/** Whether a text is the name of a second level. 读者满意度 is an indicator's: whatever speaks of 满意度 is none. */
export function isLevel2(text: string): boolean {
  const name = oneLine(text)
  return classifyLevel2(name).term !== 'other' && (!name.includes('满意度') || satisfaction.test(name))
}
const satisfaction = /指标$|^(社会公众或)?(服务对象)?满意度$/

/** Whether the target's column holds a number with its sign or unit, and no other column does. */
export function fits(cells: readonly PlacedCell[], keys: readonly (string | undefined)[]): boolean {
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
  /^(备注|说明|注[:：]|(金额)?合计|总分|填报人|填表人|审核人|(项目|财务)?负责人|联系人|联系电话|单位负责人|.{0,6}(审核)?意见)/

/** Whether a row ends a table of items: it begins with a label of the form's other parts, or closes the form. */
export function endsItems(row: Row, settled: Settled): boolean {
  const first = row.cells.find(({ text }) => text !== '')
  if (first === undefined || isLevel1(first.text)) return false
  return fieldOf(first.text, settled) !== undefined || closing.test(first.text.replace(/\s/g, ''))
}
