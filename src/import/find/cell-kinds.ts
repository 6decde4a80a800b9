import { parseTarget } from '../../model/target.ts'
import { isLevel1, isLevel2 } from './levels.ts'
import { oneLine } from './one-line.ts'
import { directionOf, signOf } from './signs.ts'

/*
 * What can stand in a column, where only the order of cells is known. These rule out what cannot be: `≥98%` is no name, 定量
 * no target, a sentence no unit. Blank cells may stand anywhere.
 */

function isSign(text: string): boolean {
  return signOf(text) !== undefined
}

/** Whether a text is a number or a date, with its sign or unit. */
export function isQuantity(text: string): boolean {
  return parseTarget(oneLine(text)).kind !== 'quality'
}

/** The words of a column that says how targets are given. */
const kindOfTarget = /^(定量|定性)(指标)?$/

function isName(text: string): boolean {
  const isWord = /\p{Script=Han}{2}/u.test(text) && !/^[≥≤<>=＜＞＝]/.test(text)
  return isWord && !kindOfTarget.test(text) && (!isQuantity(text) || /\p{Script=Han}{4}/u.test(text))
}

function isTarget(text: string): boolean {
  return !isSign(text) && !kindOfTarget.test(text) && !isLevel1(text) && !isLevel2(text)
}

function isUnit(text: string): boolean {
  return text.length <= 8 && !/[\d，。；、]/.test(text) && !isSign(text) && !kindOfTarget.test(text)
}

function isPoints(text: string): boolean {
  return /^(\d+(\.\d+)?分?|[-—–/]+)$/.test(text)
}

/** Prose: no number, and no level of the next row. */
function isRemark(text: string): boolean {
  return /\p{Script=Han}/u.test(text) && !isQuantity(text) && !isLevel1(text) && !isLevel2(text)
}

const kinds: Readonly<Record<string, (text: string) => boolean>> = {
  三级指标: isName,
  指标性质: isSign,
  指标值: isTarget,
  度量单位: isUnit,
  指标方向性: (text) => directionOf(text) !== undefined || text === '定性',
  权重: isPoints,
  分值: isPoints,
  得分: isPoints,
  实际完成值: isTarget,
  执行情况: isTarget,
  全年预计完成情况: isTarget,
}

/** Titles of columns that nobody knows and that hold numbers or dates. */
const numbers = /[值分数率额量]$|时限|时间|日期|期限/

/** Whether a text may stand in a column. */
export function canStandIn(
  { key, title }: { key: string | undefined; title: string },
  text: string,
): boolean {
  const holds = kinds[key ?? ''] ?? (key === undefined && numbers.test(title) ? isTarget : isRemark)
  return text === '' || holds(oneLine(text))
}
