import type { Entry, Node } from '../text/node.ts'

/** One replacement in a text, by offsets. */
export interface Change {
  start: number
  end: number
  text: string
}

/** Makes changes that do not overlap; insertions at one place keep their order. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  let changed = text
  const last = changes.map((change, index) => ({ ...change, index }))
  last.sort((a, b) => b.start - a.start || b.index - a.index)
  for (const { start, end, text: put } of last) changed = changed.slice(0, start) + put + changed.slice(end)
  return changed
}

/** Where the line after the one at `offset` starts. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Where the value of an entry may start: after its colon. A blank one in `{ }` may have none, and is undefined. */
export function afterColon(text: string, { key, value }: Entry): number | undefined {
  const end = key.written?.end ?? 0
  const bare = value.kind === 'scalar' && !value.written && !/^\s*:/.test(text.slice(end))
  return bare ? undefined : text.indexOf(':', end) + 1
}

/** Where an entry ends: after the last character of its value, before a comment or line end. */
export function entryEnd(text: string, entry: Entry): number {
  const { key, value } = entry
  const blank = value.kind === 'scalar' && !value.written
  return blank ? (afterColon(text, entry) ?? key.written?.end ?? 0) : nodeEnd(text, value)
}

/** Where a value ends. Lines of a text after `|-` end with their last character. */
export function nodeEnd(text: string, node: Node): number {
  if (node.kind === 'scalar') return text.slice(0, node.written?.end ?? 0).trimEnd().length
  const start = node.start ?? 0
  const ends =
    node.kind === 'mapping'
      ? node.entries.map((entry) => entryEnd(text, entry))
      : node.items.map((item) => nodeEnd(text, item))
  const end = Math.max(start, ...ends)
  return node.flow ? text.indexOf(node.kind === 'mapping' ? '}' : ']', end) + 1 : end
}
