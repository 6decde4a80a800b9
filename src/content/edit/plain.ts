import type { Kind } from '../schema/kind.ts'
import { withheldKey, withheldValueKey } from '../schema/withhold.ts'
import type { Plain } from '../schema/write-record.ts'
import type { Node } from '../text/node.ts'

/** A mapping of a content file, by the form's own keys. */
export type PlainMapping = { [key: string]: Plain }

/** What a node says, read as no kind in particular. */
export function plainOf(node: Node): Plain {
  if (node.kind === 'scalar') return node.text.trim()
  if (node.kind === 'sequence') return node.items.map(plainOf)
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plainOf(value)]))
}

export function isMapping(content: Plain | undefined): content is PlainMapping {
  return typeof content === 'object' && !Array.isArray(content)
}

/** Whether nothing is filled in. */
export function isBlank(content: Plain | undefined): boolean {
  if (content === undefined) return true
  if (typeof content === 'string') return content.trim() === ''
  return Object.values(content).every(isBlank)
}

/** Whether two contents say the same: blank fields are absent ones, and space around a text says nothing. */
export function isSame(one: Plain | undefined, other: Plain | undefined): boolean {
  if (isBlank(one) || isBlank(other)) return isBlank(one) && isBlank(other)
  if (typeof one === 'string' && typeof other === 'string') return one.trim() === other.trim()
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]))
  if (!isMapping(one) || !isMapping(other)) return false
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) =>
    isSame(one[key], other[key]),
  )
}

/** The keys that a mapping may have, in the order in which they are written. */
export function keysInOrder(kind: Kind<unknown> | undefined): string[] {
  return [withheldKey, withheldValueKey, ...Object.values(kind?.shape ?? {}).map(({ key }) => key)]
}

/** The kind of what stands under a key. */
export function kindUnder(kind: Kind<unknown> | undefined, key: string): Kind<unknown> | undefined {
  return Object.values(kind?.shape ?? {}).find((field) => field.key === key)?.kind
}

/** What is filled in of a content, in the order in which it is written. */
export function filledIn(kind: Kind<unknown> | undefined, content: Plain): Plain {
  if (typeof content === 'string') return content.trim()
  if (Array.isArray(content)) return content.map((item) => filledIn(kind?.item ?? kind, item))
  const keys = [...new Set([...keysInOrder(kind), ...Object.keys(content)])]
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = content[key]
      return value === undefined || isBlank(value) ? [] : [[key, filledIn(kindUnder(kind, key), value)]]
    }),
  )
}
