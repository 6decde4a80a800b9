import { parseTarget } from '../../model/target.ts'
import { goesUnder } from '../../model/taxonomy.ts'
import type { Block } from './block.ts'
import { isLevel, isLevel1, isLevel2 } from './levels.ts'
import type { PlacedCell, Row } from './rows.ts'
import { signOf } from './signs.ts'
import { oneLine } from './words.ts'

/**
 * Cells of a row of which only the order is known. Merged cells that go on from above may be blank or absent, and a row
 * may be filled up with blanks behind: its levels tell how far it stands to the left of its columns.
 */
export function alignLoose(
  row: Row,
  { columns }: Block,
  level1: string,
): (PlacedCell | undefined)[] | undefined {
  const keys = columns.map(({ key }) => key)
  const width = columns.findLastIndex(({ cell }) => cell.text !== '') + 1
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
  return signOf(cell?.text ?? '') !== undefined
}

/** Whether the target's column holds a number with its sign or unit, and no other column does. */
export function fits(cells: readonly PlacedCell[], keys: readonly (string | undefined)[]): boolean {
  const isTarget = (cell: PlacedCell | undefined) =>
    cell !== undefined && parseTarget(oneLine(cell.text)).kind !== 'quality'
  return keys.every((key, index) => isTarget(cells[index]) === (key === '指标值'))
}
