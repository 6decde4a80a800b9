import type { Kind } from './kind.ts'

/** The items of the list that a record has under a key; none where its kind has no such list. */
export function itemsUnder(kind: Kind<unknown>, record: object, key: string): readonly Item[] | undefined {
  const property = Object.entries(kind.shape ?? {}).find(([, field]) => field.key === key)?.[0]
  const list: unknown = property && new Map<string, unknown>(Object.entries(record)).get(property)
  return Array.isArray(list) ? list.filter(isItem) : undefined
}

/** An item of a list, with the name that it goes by. */
export interface Item {
  name?: string
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null
}
