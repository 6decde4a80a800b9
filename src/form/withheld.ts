import type { Withholds } from '../model/withheld.ts'

/** Something of a record that is not public, and why. */
export interface WithheldField {
  /** The list that it is in, or an item of. */
  list?: string
  /** The field by the name that templates have for it; none where a list or items of it are withheld. */
  field?: string
  /** What the note calls it: `预算数`, `“办理案件数量”的指标值`, `绩效指标中的 1 项`. */
  name: string
  reason: string
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
    const counted = [...items].map(([reason, of]) => ({ list, name: `${list}中的 ${of.length} 项`, reason }))
    return [...own, ...counted]
  })
}

/** Says what is not public and why, one reason after the other; nothing where all is public. */
export function withheldNote(withheld: readonly WithheldField[] = []): string | undefined {
  if (withheld.length === 0) return undefined
  const byReason = Map.groupBy(withheld, ({ reason }) => reason)
  const parts = [...byReason].map(([reason, fields]) => {
    const names = new Set(fields.map(({ name }) => name))
    return `${[...names].join('、')}不予公开，理由：${reason}`
  })
  return `注：${parts.join('；')}。`
}
