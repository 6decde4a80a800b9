import type { TemplateCell, TemplateRow } from '../content/kinds/template.ts'
import type { FormFields, Texts } from './record-texts.ts'

/** One printed row: a row of the template, and what its fields read. */
export interface ExpandedRow {
  row: TemplateRow
  /** The text of a cell, and where that stands in the record: `绩效目标`, `绩效指标.2.指标值`. */
  read(cell: TemplateCell): { text: string; source?: string }
  /** The list that a cell is of, in rows of several. */
  listOf(cell: TemplateCell): string | undefined
}

interface Item {
  list: string
  index: number
  texts: Texts
}

/** The rows that a template's row is printed as: one, or one for each item, or for each pair of items. */
export function expand(row: TemplateRow, fields: FormFields): ExpandedRow[] {
  const { each } = row
  if (!each) return [expandedRow(row, (field) => ({ text: fields.values[field], source: field }))]
  const lists = each.map((list) =>
    (fields.lists[list] ?? []).map((texts, index): Item => ({ list, index, texts })),
  )
  return sideBySide(lists, row.by).map((items) =>
    expandedRow(row, (field) => {
      const list = listPrefix(row, field)
      const item = items.find((candidate) => list === undefined || candidate.list === list)
      const name = list === undefined ? field : field.slice(list.length + 1)
      // Beside the items of one list, a row may say what they all belong to.
      if (list === undefined && item && !Object.hasOwn(item.texts, name))
        return { text: fields.values[name], source: name }
      return item ? { text: item.texts[name], source: `${item.list}.${item.index}.${name}` } : {}
    }),
  )
}

function expandedRow(
  row: TemplateRow,
  value: (field: string) => { text?: string | undefined; source?: string },
): ExpandedRow {
  return {
    row,
    read({ label, field, text = '' }) {
      if (label !== undefined) return { text: fillText(label, (name) => value(name).text) }
      if (field === undefined) return { text }
      return { text: '', ...value(field) }
    },
    listOf: ({ field }) => (field === undefined ? undefined : listPrefix(row, field)),
  }
}

/** The list that a field such as `中期绩效指标.指标值` is of, in rows of several lists. */
function listPrefix({ each = [] }: TemplateRow, field: string): string | undefined {
  return each.length > 1 ? each.find((list) => field.startsWith(`${list}.`)) : undefined
}

/** Fills `{field}` in a text. Brackets around nothing but a blank field go with it. */
export function fillText(text: string, value: (field: string) => string | undefined): string {
  return text
    .replace(/[（(]\{([^}]*)\}[）)]/g, (whole, field: string) => (value(field) ? whole : ''))
    .replace(/\{([^}]*)\}/g, (_, field: string) => value(field) ?? '')
}

/** The fields in a text. */
export function fieldsIn(text: string): string[] {
  return [...text.matchAll(/\{([^}]*)\}/g)].map(([, field = '']) => field)
}

/**
 * Sets lists side by side: items that agree in `by` share rows, the first of one with the first of the other, until
 * both are used up. Groups stand in the order of the lists.
 */
function sideBySide(lists: readonly Item[][], by: string | undefined): Item[][] {
  if (by === undefined) return lists.flatMap((items) => items.map((item) => [item]))
  const groups: { key: string; items: Item[][] }[] = []
  for (const [list, items] of lists.entries()) {
    let place = -1
    for (const item of items) {
      const key = item.texts[by] ?? ''
      const known = groups.findIndex((group) => group.key === key)
      place = known < 0 ? place + 1 : known
      if (known < 0) groups.splice(place, 0, { key, items: lists.map(() => []) })
      groups[place]?.items[list]?.push(item)
    }
  }
  return groups.flatMap(({ items }) => {
    const count = Math.max(...items.map((column) => column.length))
    return Array.from({ length: count }, (_, index) => items.flatMap((column) => column[index] ?? []))
  })
}
