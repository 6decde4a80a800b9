import type { Kind } from '../schema/kind.ts'
import { itemLines, type Plain } from '../schema/write-record.ts'
import type { Mapping } from '../text/node.ts'
import { applyChanges, type Change, lineStart, nextLine, nodeEnd } from './extent.ts'
import { filledIn, isBlank, isMapping, isSame, type PlainMapping, plainOf } from './plain.ts'

/** An item as it stands: its lines, and the comments directly above them. */
interface Item {
  node: Mapping
  start: number
  end: number
}

/**
 * Changes a list of mappings to `contents`. Items keep their lines wherever they go; of one that was changed, only the
 * lines that say something else are different.
 * @param editItem what changes an item to say its new content
 */
export function editList(
  text: string,
  nodes: readonly Mapping[],
  kind: Kind<unknown> | undefined,
  contents: readonly PlainMapping[],
  editItem: (text: string, node: Mapping, kind: Kind<unknown> | undefined, content: PlainMapping) => Change[],
): Change[] {
  const items = locate(text, nodes)
  const [first] = items
  if (!first) return []
  const dash = text.slice(first.start).search(/\S/)
  const indent = ' '.repeat(Math.max(dash, 0))
  const olds = match(items, contents)
  const written = contents.map((content, index) => {
    const old = olds[index]
    if (!old) return `${itemLines(newItem(kind, content), indent).join('\n')}\n`
    const changes = editItem(text, old.node, kind, content)
    const shifted = changes.map((change) => ({
      ...change,
      start: change.start - old.start,
      end: change.end - old.start,
    }))
    return applyChanges(text.slice(old.start, old.end), shifted)
  })
  return [{ start: first.start, end: items.at(-1)?.end ?? first.end, text: written.join('') }]
}

/** An item in which nothing is filled in has its first key, for the reader to tell what is missing. */
function newItem(kind: Kind<unknown> | undefined, content: PlainMapping): Plain {
  const [first] = Object.values(kind?.shape ?? {})
  return isBlank(content) && first ? { [first.key]: '' } : filledIn(kind, content)
}

function locate(text: string, nodes: readonly Mapping[]): Item[] {
  const items: Item[] = []
  for (const node of nodes) {
    const dash = text.lastIndexOf('-', (node.start ?? 0) - 1)
    const start = items.at(-1)?.end ?? lineStart(text, dash)
    items.push({ node, start, end: nextLine(text, nodeEnd(text, node)) })
  }
  return items
}

/** The item that each content was: the same one, or else the one with the most in common. */
function match(items: readonly Item[], contents: readonly PlainMapping[]): (Item | undefined)[] {
  const left = new Set(items)
  const take = (item: Item | undefined) => {
    if (item) left.delete(item)
    return item
  }
  const same = contents.map((content) => take([...left].find(({ node }) => isSame(plainOf(node), content))))
  return contents.map((content, index) => same[index] ?? take(mostAlike(left, content)))
}

function mostAlike(items: ReadonlySet<Item>, content: PlainMapping): Item | undefined {
  const scored = [...items].map((item) => ({ item, alike: alike(item.node, content) }))
  const [best] = scored.sort((a, b) => b.alike - a.alike)
  return best && best.alike > 0 ? best.item : undefined
}

function alike(node: Mapping, content: PlainMapping): number {
  const old = plainOf(node)
  if (!isMapping(old)) return 0
  return Object.entries(content).filter(([key, value]) => old[key] !== undefined && isSame(old[key], value))
    .length
}
