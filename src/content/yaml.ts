import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml'
import type { Finding } from '../model/finding.ts'
import { type Entry, lineCounter, type Mapping, type Node, type Position, type Sequence } from './node.ts'
import { explainSyntax } from './syntax.ts'

/** Deeper nesting than any content file or template needs. */
const maxDepth = 12

/** What a YAML text says, or why it says nothing. */
export interface Parsed {
  root?: Node
  findings: Finding[]
}

/**
 * Parses YAML into nodes with positions. Values stay text: what was approved is never turned into a number and back.
 * Anchors, aliases, tags and second documents are refused: a form needs none of them, and they hide what a file says.
 * @param firstLine the line of `file` on which `text` starts (front matter starts on line 2)
 */
export function parseYaml(text: string, file: string, firstLine = 1): Parsed {
  const position = lineCounter(text, firstLine)
  try {
    return build(parseEvents(text, { maxDepth }), text, file, position)
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const mark = error.mark ?? { line: 0, column: 0 }
    const at = { line: mark.line + firstLine, column: mark.column + 1 }
    return { findings: explainSyntax(text, file, firstLine, error.reason, at) }
  }
}

function build(
  events: readonly Event[],
  text: string,
  file: string,
  position: (offset: number) => Position,
): Parsed {
  const findings: Finding[] = []
  const open: (Mapping | Sequence | { kind: 'document'; root?: Node })[] = []
  let key: Entry['key'] | undefined
  const keys: (Entry['key'] | undefined)[] = []
  let root: Node | undefined
  let last = 0

  const report = (at: Position, rule: string, message: string, fix: string) =>
    findings.push({ rule, severity: 'error', file, ...at, message, fix })

  const place = (node: Node) => {
    const parent = open.at(-1)
    if (parent?.kind === 'sequence') parent.items.push(node)
    else if (parent?.kind === 'mapping') {
      if (!key) {
        if (node.kind === 'scalar') key = node
        else report(node.at, 'yaml-syntax', '键不是文字', '键写成“项目名称”这样的文字，后面跟冒号和空格')
        return
      }
      const entry = { key, value: node }
      const earlier = parent.entries.find((other) => other.key.text === entry.key.text)
      if (earlier)
        report(
          entry.key.at,
          'duplicate-key',
          `“${entry.key.text}”写了两次，第一次在第 ${earlier.key.at.line} 行`,
          '留下正确的一处，删去另一处',
        )
      else parent.entries.push(entry)
      key = undefined
    } else if (root)
      report(node.at, 'yaml-syntax', '文件里有第二份内容（“---”之后）', '一个文件只写一份，删去多余的“---”')
    else root = node
  }

  for (const event of events) {
    const start = event.type === EVENT_ID.SCALAR ? event.valueStart : 'start' in event ? event.start : -1
    if (start >= 0) last = start
    if ('anchorStart' in event && (event.anchorStart >= 0 || ('tagStart' in event && event.tagStart >= 0)))
      report(
        position(event.anchorStart >= 0 ? event.anchorStart : last),
        'yaml-feature',
        '用了“&”“*”或“!”这样的 YAML 记号',
        '直接写出文字；文字本身以这些符号开头时，用英文引号括起来',
      )
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        open.push({ kind: 'document' })
        keys.push(undefined)
        break
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: {
        const node: Mapping | Sequence =
          event.type === EVENT_ID.MAPPING
            ? { kind: 'mapping', entries: [], at: position(event.start) }
            : { kind: 'sequence', items: [], at: position(event.start) }
        place(node)
        keys.push(key)
        key = undefined
        open.push(node)
        break
      }
      case EVENT_ID.SCALAR: {
        const at = position(event.valueStart >= 0 ? event.valueStart : last)
        const value = getScalarValue(text, event)
        if (event.style === SCALAR_STYLE.PLAIN && event.valueStart >= 0) {
          const tail = text.slice(event.valueEnd, text.indexOf('\n', event.valueEnd) >>> 0)
          if (text.slice(event.valueStart, event.valueEnd).includes('\n'))
            report(
              at,
              'multi-line',
              '文字分成了几行，换行会丢失',
              '在冒号后面写“ |-”，文字另起行，每行比键多缩进两格',
            )
          else if (/^ #/.test(tail) || /^\s+#\S/.test(tail))
            report(
              at,
              'hash',
              `“${value}”后面的“${tail.trim()}”会被当作注释丢掉`,
              '文字里有“#”时，整段用英文双引号括起来；真要写注释，“#”前空两格、后空一格',
            )
        }
        place({ kind: 'scalar', text: value, at })
        break
      }
      case EVENT_ID.ALIAS:
        place({ kind: 'scalar', text: '', at: position(last) })
        break
      case EVENT_ID.POP:
        open.pop()
        key = keys.pop()
        break
    }
  }
  return root ? { root, findings } : { findings }
}
