import type { Kind } from '../schema/kind.ts'
import { withheldKey, withheldValueKey } from '../schema/withhold.ts'
import { entryLines, type Plain, scalarText, toYaml } from '../schema/write-record.ts'
import type { Entry, Mapping } from '../text/node.ts'
import { parseYaml } from '../text/yaml.ts'
import { editList } from './edit-list.ts'
import { editScalar, flowText, replaceValue } from './edit-scalar.ts'
import { applyChanges, type Change, entryEnd, lineStart, nextLine } from './extent.ts'
import {
  filledIn,
  isBlank,
  isMapping,
  isSame,
  keysInOrder,
  kindUnder,
  type PlainMapping,
  plainOf,
} from './plain.ts'

/**
 * Changes a YAML text to say `content`, and nothing else in it: lines that say the same stay as they are, with their
 * quotes, comments and order of keys. A key that `content` leaves out is blank; one that `kind` does not know stays.
 */
export function editYaml(text: string, kind: Kind<unknown>, content: PlainMapping): string {
  const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`
  const { root } = parseYaml({ file: '', text: whole, firstLine: 1, keys: () => [] })
  if (root?.kind === 'mapping' && !root.flow)
    return applyChanges(whole, editMapping(whole, root, kind, content))
  const written = filledIn(kind, content)
  const comments = root && root.kind !== 'scalar' ? '' : whole
  return comments + (isMapping(written) ? toYaml(written) : '')
}

/** What changes a mapping to say `content`. */
function editMapping(
  text: string,
  node: Mapping,
  kind: Kind<unknown> | undefined,
  content: PlainMapping,
): Change[] {
  const flow = node.flow === true
  const indent = ' '.repeat((node.entries[0]?.key.at.column ?? 1) - 1)
  const changes: Change[] = []
  let above: Entry | undefined
  for (const key of keysInOrder(kind)) {
    const entry = node.entries.find((candidate) => candidate.key.text === key)
    const value = content[key]
    if (entry && isBlank(value) && (key === withheldKey || key === withheldValueKey))
      changes.push(removeEntry(text, node, entry))
    else if (entry) {
      changes.push(...editEntry({ text, entry, indent, flow }, kindUnder(kind, key), value))
      above = entry
    } else if (value !== undefined && !isBlank(value)) {
      const written = filledIn(kindUnder(kind, key), value)
      changes.push(insert(text, node, above, key, written, indent))
    }
  }
  return changes
}

function editEntry(
  place: Parameters<typeof editScalar>[0],
  kind: Kind<unknown> | undefined,
  content: Plain | undefined,
): Change[] {
  const { text, entry } = place
  const { value } = entry
  if (isSame(plainOf(value), content)) return []
  if (content === undefined || isBlank(content)) return replaceValue(place, '')
  const written = filledIn(kind, content)
  if (value.kind === 'scalar' && typeof written === 'string') return editScalar(place, value, written)
  if (value.kind === 'mapping' && isMapping(content) && value.entries.length > 0)
    return editMapping(text, value, kind, content)
  if (value.kind === 'sequence' && Array.isArray(content) && !value.flow) {
    const nodes = value.items.filter((item) => item.kind === 'mapping')
    const contents = content.filter(isMapping)
    if (nodes.length === value.items.length && contents.length === content.length)
      return editList(text, nodes, kind?.item ?? kind, contents, editMapping)
  }
  return replaceValue(place, written)
}

/** Writes a key that was not there below the one that comes before it. */
function insert(
  text: string,
  node: Mapping,
  above: Entry | undefined,
  key: string,
  value: Plain,
  indent: string,
): Change {
  const first = node.entries[0]
  const firstKey = first?.key.written?.start ?? 0
  if (node.flow) {
    const put = `${flowText(key)}: ${flowText(value)}`
    const at = above ? entryEnd(text, above) : firstKey
    return { start: at, end: at, text: above ? `, ${put}` : `${put}, ` }
  }
  const opensLine = text.slice(lineStart(text, firstKey), firstKey).trim() === ''
  const after = above ?? (opensLine ? undefined : first)
  const at = after ? nextLine(text, entryEnd(text, after)) : lineStart(text, firstKey)
  return { start: at, end: at, text: `${entryLines(scalarText(key), value, indent).join('\n')}\n` }
}

/** Removes an entry with its key. What comes after it takes its place, behind the `- ` of an item too. */
function removeEntry(text: string, node: Mapping, entry: Entry): Change {
  const index = node.entries.indexOf(entry)
  const next = node.entries[index + 1]?.key.written?.start
  const start = entry.key.written?.start ?? 0
  if (next !== undefined) return { start, end: next, text: '' }
  const end = entryEnd(text, entry)
  const before = node.entries[index - 1]
  if (!before) return { start, end, text: '' }
  if (node.flow) return { start: entryEnd(text, before), end, text: '' }
  return { start: lineStart(text, start), end: nextLine(text, end), text: '' }
}
