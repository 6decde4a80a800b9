import type { Purpose } from '../content/kinds/kinds.ts'
import type { OwnField } from '../content/own-fields.ts'
import { fieldNames } from '../form/record-texts.ts'
import { readAmount } from '../import/find/amounts.ts'
import { toHalfWidth } from '../model/text.ts'

/** An own field of a form that is being learnt, and what the source has for it. */
interface LearntField extends OwnField {
  /** The cell's place that it was found in, and why it is of its kind. */
  place: string
  why: string
}

/** The fields that a form brings, one after the other. */
export interface OwnFields {
  fields: LearntField[]
  /**
   * Adds a field under a key that no other has and the program does not know.
   * @param labels that it stands under, its own last
   * @param texts that the source has for it
   * @returns its key, and whether its label alone is what the program calls another field
   */
  add(
    labels: readonly string[],
    texts: readonly string[],
    place: string,
    list?: string,
  ): { key: string; isKnown: boolean }
}

export function newOwnFields(purpose: Purpose): OwnFields {
  const fields: LearntField[] = []
  const known = fieldNames(purpose)
  const isKnown = (key: string, list: string | undefined) => {
    const names = list === undefined ? known.values : (known.lists[list] ?? [])
    return names.some((name) => name === key || name.startsWith(`${key}.`)) || key in known.lists
  }
  const isFree = (key: string, list: string | undefined) =>
    !isKnown(key, list) && !fields.some((field) => field.key === key && field.list === list)
  return {
    fields,
    add(labels, texts, place, list) {
      const parts = labels.map(bareKey).filter((part) => part !== '')
      const own = parts.at(-1) ?? '无名栏'
      const longer = parts.map((_, index) => parts.slice(parts.length - 1 - index).join(''))
      const numbered = Array.from({ length: 99 }, (_, index) => `${own}${index + 2}`)
      const key = [own, ...longer, ...numbered].find((name) => isFree(name, list)) ?? own
      const { kind, why } = kindOf(labels, texts, list !== undefined)
      fields.push({ key, kind, list, description: undefined, place, why })
      return { key, isKnown: isKnown(own, list) }
    },
  }
}

/** A label as the key of a field: in one line, without numbering, units and notes in brackets. */
export function bareKey(label: string): string {
  return toHalfWidth(label)
    .replace(/\s/g, '')
    .replace(/^(\d{1,2}[、.]|[一二三四五六七八九十]+、|\([\d一二三四五六七八九十]+\))/, '')
    .replace(/^其中:?/, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/[:：].*$/, '')
    .replace(/[.{}|、"'#]/g, '')
}

/** What is written in digits and is no amount. */
const isCode = /代码|编码|编号|科目|分类|数量|人数|面积/
const ofMoney = /金额|资金|预算|拨款|经费|投资|总额|补助|收入|元[)）]/

/** What a field holds, as its label and the source's texts tell. */
function kindOf(
  labels: readonly string[],
  texts: readonly string[],
  isOfItem: boolean,
): { kind: OwnField['kind']; why: string } {
  const own = labels.at(-1) ?? ''
  const said = texts.filter((text) => text.trim() !== '')
  const all = (test: (text: string) => boolean) => said.length > 0 && said.every(test)
  const isMoney = (text: string) => readAmount(text)?.number === text.trim() && text.trim() !== ''
  if (/%|率$/.test(own) && all((text) => /^\d+(\.\d+)?[%％]?$/.test(text.trim())))
    return { kind: '百分数', why: '填的是百分数' }
  if (ofMoney.test(labels.join('')) && !isCode.test(own) && all(isMoney))
    return { kind: '金额', why: '栏目说的是钱，填的是数' }
  if (/分值|权重|得分/.test(own) && all((text) => /^\d+(\.\d+)?$/.test(text.trim())))
    return { kind: '分数', why: '栏目是分数，填的是数' }
  if (/日期|时间$/.test(own) && all((text) => /^20\d\d-\d\d-\d\d$/.test(text.trim())))
    return { kind: '日期', why: '填的是日期' }
  const isLong = said.some((text) => text.includes('\n') || text.length > 40)
  if (isLong || (!isOfItem && /概况|依据|内容|说明|目标|措施|问题|结论|必要性|可行性/.test(own)))
    return { kind: '文字', why: '可有几段' }
  return { kind: '一行', why: said.length > 0 ? '填的是一行文字' : '原表空着，当作一行文字' }
}
