import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml'
import { budgets } from '../../model/budgets.ts'
import type { Finding } from '../../model/finding.ts'
import { officeFailure, unseenCharacters } from '../../model/text.ts'
import { cutNumber } from './cut-number.ts'
import {
  type Entry,
  lineCounter,
  type Node,
  type Position,
  type Scalar,
  type Source,
  type Written,
} from './node.ts'
import { quoted } from './slips.ts'
import { explainSyntax, findSlips } from './syntax.ts'

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>
type CollectionEvent = Extract<Event, { type: typeof EVENT_ID.SEQUENCE | typeof EVENT_ID.MAPPING }>

/** Deeper nesting than any content file or template needs. */
const maxDepth = 12

/** What a YAML text says, or why it says nothing. */
export interface Parsed {
  root?: Node
  findings: Finding[]
  /** It is no YAML. */
  broken?: true
}

/**
 * Parses YAML into nodes with positions. Values stay text: what was approved is never turned into a number and back.
 * Anchors, aliases, tags and second documents are refused: a form needs none of them, and they hide what a file says.
 */
export function parseYaml(source: Source): Parsed {
  try {
    return new Builder(source).build(parseEvents(source.text, { maxDepth }))
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const mark = error.mark ?? { line: 0, column: 0 }
    const at = { line: mark.line + source.firstLine, column: mark.column + 1 }
    return { findings: explainSyntax(source, error.reason, at), broken: true }
  }
}

/** Turns the parser's events into nodes, and reports what YAML would lose in silence. */
class Builder {
  private readonly source: Source
  private readonly position: (offset: number) => Position
  private readonly findings: Finding[] = []
  private events: readonly Event[] = []
  private next = 0
  /** Where the text last read ends: the place of a value that is not there. */
  private end = 0
  private feature = false

  constructor(source: Source) {
    this.source = source
    this.position = lineCounter(source.text, source.firstLine)
  }

  build(events: readonly Event[]): Parsed {
    this.events = events
    const roots: Node[] = []
    while (this.next < events.length) {
      this.next++
      if (this.more()) roots.push(this.node())
      this.next++
    }
    const [root, second] = roots
    if (second) {
      this.report(
        second.at,
        'yaml-document',
        '“---”之后是第二份内容',
        '一个文件只写一份：删去“---”这一行，或把后面的内容移到另一个文件',
      )
      return { findings: this.findings }
    }
    return root && !this.feature ? { root, findings: this.findings } : { findings: this.findings }
  }

  private report(at: Position, rule: string, message: string, fix: string) {
    this.findings.push({ rule, severity: 'error', file: this.source.file, ...at, message, fix })
  }

  /** Whether the collection that is being read has another node. */
  private more(): boolean {
    const event = this.events[this.next]
    return event !== undefined && event.type !== EVENT_ID.POP
  }

  private node(): Node {
    const event = this.events[this.next++]
    if (event) this.refuseFeatures(event)
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.scalar(event)
      case EVENT_ID.SEQUENCE: {
        const items: Node[] = []
        while (this.more()) items.push(this.node())
        this.next++
        return { kind: 'sequence', items, at: this.position(event.start), ...placeOf(event) }
      }
      case EVENT_ID.MAPPING: {
        const entries = new Map<string, Entry>()
        while (this.more()) this.entry(entries)
        this.next++
        return {
          kind: 'mapping',
          entries: [...entries.values()],
          at: this.position(event.start),
          ...placeOf(event),
        }
      }
      default:
        return { kind: 'scalar', text: '', at: this.position(this.end), reported: true }
    }
  }

  private entry(entries: Map<string, Entry>) {
    const key = this.node()
    const before = this.findings.length
    const value = this.node()
    if (value.kind === 'scalar' && this.source.emptied?.has(key.at.line)) {
      this.findings.length = before
      value.reported = true
    }
    if (key.kind !== 'scalar') {
      this.report(key.at, 'yaml-syntax', '冒号前面不是一项的名称', '冒号前面写“项目名称”这样的文字，不用括号')
      return
    }
    const cut = cutNumber(this.source.text, key, value, entries)
    if (cut) {
      cut.before.reported = true
      if (cut.isFirst)
        this.report(
          cut.before.at,
          'number-comma',
          `大括号里的“${cut.number}”会被逗号拆成几项`,
          cut.meant ? `改成 ${cut.meant}` : '对照批复的文件，写成没有逗号的数',
        )
      return
    }
    const earlier = entries.get(key.text)
    if (earlier)
      this.report(
        key.at,
        'duplicate-key',
        `“${key.text}”写了两次，第一次在第 ${earlier.key.at.line} 行`,
        '留下正确的一处，删去另一处',
      )
    else entries.set(key.text, { key, value })
  }

  private scalar(event: ScalarEvent): Scalar {
    const blank = event.valueStart < 0
    const start = blank ? this.end : event.valueStart
    // A text after `|-` starts with its first character, not with the indentation of its line.
    const indent = isBlock(event) ? this.source.text.slice(start).search(/\S/) : 0
    const at = this.position(start + Math.max(indent, 0))
    if (!blank) this.end = event.valueEnd
    const text = getScalarValue(this.source.text, event)
    const before = this.findings.length
    this.reportLength(text, at)
    this.reportUnseen(event, text, at)
    this.reportComment(event, text, at)
    this.reportLineBreaks(event, text, at)
    return {
      kind: 'scalar',
      text,
      at,
      reported: this.findings.length > before || this.source.emptied?.has(at.line) === true,
      written: written(event),
    }
  }

  private reportLength({ length }: string, at: Position) {
    const most = budgets.fieldCharacters
    if (length > most)
      this.report(
        at,
        'too-long',
        `这一项有 ${length} 个字，超过了最多的 ${most} 个`,
        '对照批复的文件，删去多粘贴的文字',
      )
  }

  /** The file itself has none, but an escape between double quotes may stand for one: `"\\0"`. */
  private reportUnseen(event: ScalarEvent, text: string, at: Position) {
    if (event.style !== SCALAR_STYLE.DOUBLE_QUOTED || unseenCharacters(text).count === 0) return
    this.report(
      at,
      'control-character',
      '英文双引号里的“\\”把后面的字母变成了看不见的控制字符',
      '删去“\\”和它后面的代码；真要写“\\”时，改用英文单引号括起来',
    )
  }

  /** A `#` in a text makes YAML drop the rest of the line; only `  # ` is taken for a comment on purpose. */
  private reportComment(event: ScalarEvent, text: string, at: Position) {
    if (isBlock(event)) return
    const blank = event.valueStart < 0
    const lineEnd = this.source.text.indexOf('\n', this.end)
    const rest = this.source.text.slice(this.end, lineEnd < 0 ? undefined : lineEnd)
    if (!rest.includes('#')) return
    // A blank value ends where its key does, before the colon.
    const match = (blank ? /^["']?:( #.*|\s+#[^\s#].*)/ : /^["']?( #.*|\s+#[^\s#].*)/).exec(rest)
    if (!match) return
    const comment = rest.slice(rest.indexOf('#'))
    const isFailure = officeFailure.test(comment)
    this.report(
      blank ? this.position(this.end + rest.indexOf('#')) : at,
      'hash',
      isFailure ? `“${comment}”是 Word 或 Excel 出错的记号，没有内容` : `“${comment}”会被当作注释丢掉`,
      isFailure
        ? '对照批复的文件填上'
        : `文字里有“#”时，整段用英文引号括起来：${quoted(`${text && `${text} `}${comment}`)}；真要写注释，“#”前空两格、后空一格`,
    )
  }

  private reportLineBreaks(event: ScalarEvent, text: string, at: Position) {
    if (event.style === SCALAR_STYLE.LITERAL_BLOCK) return
    if (event.style === SCALAR_STYLE.FOLDED_BLOCK && text === '') {
      this.report(
        this.position(this.source.text.lastIndexOf('>', event.valueStart)),
        'special-character',
        '“>”会被当作 YAML 记号，不是大于号',
        '改用全角的“＞”，或用英文双引号括起来：">"',
      )
      return
    }
    const written = event.valueStart < 0 ? '' : this.source.text.slice(event.valueStart, event.valueEnd)
    if (!written.trimEnd().includes('\n')) return
    const slips = findSlips({ ...this.source, text: written, firstLine: at.line, continued: true })
    if (slips.length > 0) this.findings.push(...slips)
    else
      this.report(
        at,
        'multi-line',
        '文字分成了几行，行与行会被连成一行',
        isBlock(event)
          ? '把冒号后面的“>”改成“|”'
          : '在冒号后面写“ |-”，文字全部另起行，每行比上面的键多缩进两格',
      )
  }

  /** Anchors, aliases and tags, of which the first says enough. */
  private refuseFeatures(event: Event) {
    const offset = [
      'anchorStart' in event ? event.anchorStart : -1,
      'tagStart' in event ? event.tagStart : -1,
    ].find((start) => start >= 0)
    if (offset === undefined || this.feature) return
    this.feature = true
    const sign = /[&*!]$/.test(this.source.text.slice(0, offset)) ? offset - 1 : offset
    this.report(
      this.position(sign),
      'yaml-feature',
      `“${/^[^\s,\]}]*/.exec(this.source.text.slice(sign, sign + 20))?.[0]}”会被当作 YAML 记号，不是文字`,
      '文字本身以“&”“*”“!”开头时，整段用英文双引号括起来；否则删去',
    )
  }
}

const styles: Readonly<Record<number, Written['style']>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
}

function written({ valueStart, valueEnd, style, indent }: ScalarEvent): Written | undefined {
  if (valueStart < 0) return undefined
  const name = styles[style] ?? 'plain'
  const quotes = name === 'single' || name === 'double' ? 1 : 0
  return { start: valueStart - quotes, end: valueEnd + quotes, style: name, indent }
}

function placeOf({ start, style }: CollectionEvent) {
  return { start, flow: style === COLLECTION_STYLE.FLOW }
}

function isBlock(event: ScalarEvent): boolean {
  return event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK
}
