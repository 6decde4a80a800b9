import type { Finding } from '../../model/finding.ts'
import { clip, nearest } from '../words.ts'
import type { Position, Source } from './node.ts'
import { bare, type Slip, slips } from './slips.ts'

/** The parser's own reasons, in a clerk's words: what is wrong and how to mend it. */
const reasons: readonly [RegExp, string, string][] = [
  [/flow collection/, '大括号或方括号里的写法不对', '看 { } 和 [ ] 是否成对，各项之间是否有英文逗号'],
  [/maxDepth|nesting/, '一层套一层，超出了表的需要', '按 docs/content.md 的范例书写'],
]
const otherReason = [
  /./,
  '这一行的缩进或写法不对',
  '与上一行对照：同一层的各项左边对齐，写成“键: 值”；指标的第一行以“- ”开头；多行文字在冒号后写“ |-”，各行比键多缩进两格',
] as const

/**
 * Says in a clerk's words why a text is no YAML: first by the slips found in its lines, all of them; only where there
 * is none, by the parser's own reason and place.
 */
export function explainSyntax(source: Source, reason: string, at: Position): Finding[] {
  const found = findSlips(source)
  if (found.length > 0) return found
  const lines = source.text.trimEnd().split('\n')
  const outliers = findOutliers(lines, source.keys())
  if (outliers.length > 0)
    return outliers.map(({ index, column, key, where, neighbour, room }) => ({
      rule: 'indent',
      severity: 'error',
      file: source.file,
      line: source.firstLine + index,
      column: column + 1,
      message: `“${key}”没有与${where}两行左边对齐`,
      fix: `${room === 0 ? '删去行首的空格' : `行首改成 ${room} 个英文空格`}，与${neighbour}对齐`,
    }))
  const index = Math.min(at.line - source.firstLine, lines.length - 1)
  const line = lines[index] ?? ''
  const [, message, fix] = reasons.find(([pattern]) => pattern.test(reason)) ?? otherReason
  return [
    {
      rule: 'yaml-syntax',
      severity: 'error',
      file: source.file,
      line: source.firstLine + index,
      column: Math.max(line.search(/\S/), 0) + 1,
      message: `${message}：“${clip(line.trim())}”`,
      fix,
    },
  ]
}

/** Keys that stand elsewhere than those of the two lines around them, which stand alike; of the first and last, the two beside. */
function findOutliers(lines: readonly string[], keys: readonly string[]) {
  const read = (line: string) => {
    const [, lead = '', key = '', value = ''] = /^((?: *- +)| *)([^\s:]+):(.*)$/.exec(line) ?? []
    return keys.includes(key) ? { column: lead.length, key, value, starts: lead.includes('-') } : undefined
  }
  const entries = lines.map(read)
  const first = entries.findIndex((entry) => entry !== undefined)
  return entries.flatMap((own, index) => {
    if (!own || own.starts || own.value.trim() === '') return []
    const { column, key } = own
    const [isFirst, isLast] = [index === first, index === lines.length - 1]
    // A last key that stands at the margin closes the list above it.
    if (isLast && column === 0) return []
    const from = isFirst ? 1 : -1
    const where = isFirst ? '下面' : isLast ? '上面' : '上下'
    const beside = entries[index + from]
    const other = entries[index + (where === '上下' ? 1 : 2 * from)]
    if (!beside || beside.column !== other?.column || column === beside.column) return []
    const neighbour = `${from > 0 ? '下' : '上'}一行的“${beside.key}”`
    return [{ index, column, key, where, neighbour, room: beside.column }]
  })
}

/** `|-` at the end of a line, however it is typed. */
const beginsText = /[:-] +(?:[|｜>] ?[-—–－_+0-9]*|[-—–－_] ?[|｜]|[Il] ?[-—–－_])\s*$/

/** Every line of a text that holds a slip of the keyboard. Texts that start with `|-` may hold anything. */
export function findSlips(source: Source): Finding[] {
  const findings: Finding[] = []
  const keys = source.keys()
  const report = (index: number, column: number, rule: string, message: string, fix: string) =>
    findings.push({
      rule,
      severity: 'error',
      file: source.file,
      line: source.firstLine + index,
      column,
      message,
      fix,
    })
  /** How far in the key of a text after `|-` stands, and its first line. */
  let blockIndent = -1
  let textIndent = -1
  let above = 0
  let stray = false
  const lines = source.text.split('\n')
  for (const [index, line] of lines.entries()) {
    const indent = line.search(/\S/)
    // Paragraphs of Word begin with two full-width spaces, which are none to YAML.
    const odd = /^ *([^\S \r])/.exec(line)
    const isOdd = odd !== null && line.search(/[^ ]/) <= blockIndent
    if (blockIndent >= 0 && !isOdd && (indent < 0 || indent > blockIndent)) {
      if (textIndent < 0) textIndent = indent
      else if (indent >= 0 && indent < textIndent)
        report(
          index,
          indent + 1,
          'text-indent',
          `“|-”下面的文字没有与第一行左边对齐：“${clip(line.trim())}”`,
          `行首改成 ${textIndent} 个英文空格`,
        )
      continue
    }
    if (isOdd) {
      const space = odd[1] === '\t' ? ' Tab' : odd[1] === '\u3000' ? '全角空格' : '特殊空格'
      report(
        index,
        1,
        'text-indent',
        `“|-”下面的文字用${space === ' Tab' ? ' Tab 键' : space}缩进`,
        `删去${space}，行首加空格，比上面的键多两格`,
      )
      continue
    }
    if (blockIndent >= 0 && !beginsEntry(line, keys, source.continued)) {
      report(
        index,
        indent + 1,
        'text-indent',
        `“|-”下面的文字没有缩进：“${clip(line.trim())}”`,
        '行首加空格，比上面的键多两格',
      )
      continue
    }
    textIndent = -1
    blockIndent = beginsText.test(line) ? indent : -1
    if (line.trimStart().startsWith('#')) continue
    const slip = slips.find((one) => matches(one, line, keys, source.continued))
    const match = slip?.pattern.exec(line)
    const isQuoted = slip?.rule === 'quote' && match?.[2] !== undefined && closes(lines, index, match[2])
    const isStray = !match && !source.continued && isText(line) && indent <= above
    if (isQuoted)
      report(
        index,
        (match[1]?.length ?? 0) + 1,
        'quote',
        '英文引号里的文字分成了几行',
        '删去两头的英文引号，在冒号后面写“ |-”，文字全部另起行，每行比上面的键多缩进两格',
      )
    else if (slip && match)
      report(index, (match[1]?.length ?? 0) + 1, slip.rule, slip.message(match), slip.fix(match))
    else if (isStray && !stray)
      report(
        index,
        indent + 1,
        'text-line',
        `“${clip(line.trim())}”前面没有键`,
        '核对这一行：是上一项的文字的，在那一项的冒号后面写“ |-”，文字全部另起行，每行比键多空两格；是注释的，行首加“# ”；多出来的，删去',
      )
    stray = isStray || isQuoted
    if (!isText(line)) above = /^(?: *- )? */.exec(line)?.[0].length ?? 0
  }
  return findings
}

/** Whether a line begins an item or has a key, though its colon be a full-width one: `目标2：…` is a line of the text above. */
function beginsEntry(line: string, keys: readonly string[], continued = false): boolean {
  const [, key = '', colon] = /^ *([^\s:：]+) *([:：])/.exec(line) ?? []
  return /^ *- /.test(line) || colon === ':' || (colon === '：' && isKey(key, keys, continued))
}

/** Whether a word is a key, or one that was mistyped; in prose whatever stands before a colon is none. */
function isKey(word: string, keys: readonly string[], continued: boolean): boolean {
  return keys.includes(word) || (!continued && !/\d$/.test(word) && nearest(word, keys) !== undefined)
}

/** Whether a line is text that belongs to no entry, or to one whose text should stand below `|-`. */
export function isText(line = ''): boolean {
  return /^\s*[^\s#}\]-]/.test(line) && !/:(\s|$)/.test(line)
}

/** Whether a quotation mark that opens in a line closes at the end of a line of text below: a cell of Excel with line breaks. */
function closes(lines: readonly string[], index: number, mark: string): boolean {
  const below = lines.slice(index + 1)
  const end = below.findIndex((line) => !isText(line))
  return below.slice(0, end < 0 ? undefined : end).some((line) => line.trimEnd().endsWith(mark))
}

/** Whether a line holds a slip. A colon makes one only behind a key: in prose, `注意：` is as it should be. */
function matches(slip: Slip, line: string, keys: readonly string[], continued = false): boolean {
  const match = slip.pattern.exec(line)
  if (!match) return false
  const key = bare(match[1] ?? '')
  if (slip.rule === 'colon-missing') return keys.includes(key)
  const aboutKey = slip.rule === 'colon-space' || (slip.rule === 'full-width-colon' && !key.includes('{'))
  return !aboutKey || isKey(key, keys, continued)
}
