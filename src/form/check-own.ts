import { purposeName } from '../content/kinds/kinds.ts'
import type { FormTemplate } from '../content/kinds/template.ts'
import type { OwnField } from '../content/own-fields.ts'
import { fieldNames } from './record-texts.ts'
import type { Problem } from './show.ts'

/** Checks a template's own fields: each is new where it stands, is of a list that there is, and is printed. */
export function checkOwnFields({ own, purpose }: FormTemplate): Problem[] {
  const known = fieldNames(purpose)
  return own.flatMap((field, index): Problem[] => {
    const { key, list } = field
    const place = { rule: 'template-own', field: `自有字段 第${index + 1}项` }
    const names = list === undefined ? known.values : known.lists[list]
    if (!names)
      return [
        {
          ...place,
          message: `“${purposeName(purpose)}”里没有“${list}”这个列表`,
          expected: Object.keys(known.lists).join('、'),
          fix: '改成其中一个，或删去“列表”',
        },
      ]
    if (/[.{}｜、]|\s/.test(key))
      return [{ ...place, message: `“${key}”不能作字段名`, fix: '去掉里面的空格、句点、顿号和大括号' }]
    if (names.some((name) => name === key || name.startsWith(`${key}.`)) || key in known.lists)
      return [
        {
          ...place,
          message: `“${key}”是程序认识的字段，不用再写`,
          fix: '删去这一项；表上叫别的名称的，“标签”照表上写，“字段”写这个',
        },
      ]
    if (own.slice(0, index).some((other) => isSame(other, field)))
      return [{ ...place, message: `“${key}”写了两次`, fix: '删去一次' }]
    return []
  })
}

function isSame(one: OwnField, other: OwnField): boolean {
  return one.key === other.key && one.list === other.list
}
