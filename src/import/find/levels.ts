import { classifyLevel1, classifyLevel2 } from '../../model/taxonomy.ts'
import { toHalfWidth } from '../../model/text.ts'
import { isNothing } from './labels.ts'
import { oneLine } from './one-line.ts'
import type { PlacedCell } from './rows.ts'

/*
 * Levels are what forms are told by: whatever else a province prints, its indicators stand under 产出, 效益 and 满意度.
 */

export function isLevel1(text: string): boolean {
  return classifyLevel1(oneLine(text)) !== undefined
}

/** Whether a text is the name of a second level. 读者满意度 is an indicator's: whatever speaks of 满意度 is none. */
export function isLevel2(text: string): boolean {
  const name = toHalfWidth(oneLine(text)).replace(/\([^()]*\)$/, '')
  return classifyLevel2(name).term !== 'other' && (!name.includes('满意度') || satisfaction.test(name))
}
const satisfaction = /(指标|值)$|^(社会公众或)?(服务对象)?满意度$/

/** Whether a text can stand in a column of levels: also a second level that no standard knows, such as 履职效益指标. */
export function isLevel(text: string): boolean {
  return text === '' || isLevel1(text) || isLevel2(text) || oneLine(text).endsWith('指标')
}

/** Whether cells name a level. */
export function nameLevel(cells: readonly PlacedCell[]): boolean {
  return cells.some(({ text }) => isLevel1(text) || isLevel2(text))
}

/** Whether a name only holds the place of one, as blank forms print it: `指标1：`, `……`, `（可根据需要加行）`. */
export function isBlankName(text: string): boolean {
  const name = toHalfWidth(text).replace(/\s/g, '')
  return /^((三级)?指标\d*:?)?(\([^()]*(填|行)[^()]*\))?$|^[.…·\-—–/]*$/.test(name)
}

/** Whether a row that is printed in a blank form was left as it is, or says that there is no such indicator. */
export function isBlankItem(name: string, value: string): boolean {
  return (isBlankName(name) || isNothing(name)) && (isNothing(value) || /^[.…·\s]*$/.test(value))
}

/** What a blank form may print in the row of an item. */
const printed = new Set([
  ...['一级指标', '二级指标', '三级指标', '指标值', '指标性质', '指标方向性', '度量单位'],
  ...['权重', '分值', '得分'],
])

/** Whether a row without a name and a target says something all the same, as where a name stands in the column beside its own. */
export function saysMore(own: ReadonlyMap<string, PlacedCell | undefined>): boolean {
  return [...own].some(([key, cell]) => !printed.has(key) && cell && !isNothing(cell.text))
}
