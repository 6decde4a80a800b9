import type { Withholds } from '../model/withheld.ts'

/** Something of a record that is not public, and why. */
export interface WithheldField {
  /** What the note calls it: `预算数`, `指标值`, `绩效指标中的 1 项`. */
  name: string
  reason: string
  /** The item of a list that it is a field of. */
  item?: ListItem
  /** The field by the name that templates have for it. */
  field?: string
  /** The list that is withheld, or items of it. */
  list?: string
}
export interface ListItem {
  list: string
  index: number
  name: string
}

/** The lists of a part of a record that are withheld, as a whole or some of their items. */
export function withheldLists({ withheld = {} }: Withholds, lists: readonly string[]): WithheldField[] {
  const reasons = Object.entries(withheld)
  return lists.flatMap((list) => {
    const own = reasons.filter(([key]) => key === list).map(([, reason]) => ({ list, name: list, reason }))
    const items = Map.groupBy(
      reasons.filter(([key]) => key.startsWith(`${list} `)),
      ([, reason]) => reason,
    )
    const counted = [...items].map(([reason, hidden]) => ({
      list,
      name: `${list}中的 ${hidden.length} 项`,
      reason,
    }))
    return [...own, ...counted]
  })
}

/** Says what is not public and why, one reason after the other; nothing where all is public. */
export function withheldNote(withheld: readonly WithheldField[] = []): string | undefined {
  if (withheld.length === 0) return undefined
  const byReason = Map.groupBy(withheld, ({ reason }) => reason)
  const parts = [...byReason].map(([reason, fields]) => {
    const byName = Map.groupBy(fields, ({ item, name }) => (item ? `${item.list}的${name}` : name))
    return `${[...byName.values()].map(nameOf).join('、')}不予公开，理由：${reason}`
  })
  return `注：${parts.join('；')}。`
}

/** A field's name, or that of a column of a list: `“办理案件数量”的指标值`, of several items `3 项绩效指标的指标值`. */
function nameOf(fields: readonly WithheldField[]): string {
  const [{ item, name } = { name: '' }] = fields
  if (!item) return name
  const count = new Set(fields.map((field) => field.item?.index)).size
  return count === 1 ? `“${item.name}”的${name}` : `${count} 项${item.list}的${name}`
}
