import type { Finding } from '../model/finding.ts'
import type { Position } from './node.ts'

interface Slip {
  rule: string
  /** Matches the line that holds the slip; the first group ends where the slip is. */
  pattern: RegExp
  message: (match: RegExpExecArray) => string
  fix: (match: RegExpExecArray) => string
}

const name = '[\\p{Script=Han}A-Za-z0-9（）()]{1,24}'

/** What hands used to Chinese forms type by habit, each named as what it is. */
const slips: readonly Slip[] = [
  {
    rule: 'full-width-colon',
    pattern: new RegExp(`^(\\s*(?:- )?${name})：\\s*(.*)$`, 'u'),
    message: ([, key = '']) => `“${key.replace(/^[\s-]+/, '')}”后面是中文冒号“：”`,
    fix: ([, key = '', value = '']) => `改成英文冒号加一个空格：${key.replace(/^[\s-]+/, '')}: ${value}`,
  },
  {
    rule: 'colon-space',
    pattern: new RegExp(`^(\\s*(?:- )?${name}):([^\\s/].*)$`, 'u'),
    message: ([, key = '']) => `“${key.replace(/^[\s-]+/, '')}”的冒号后面没有空格`,
    fix: ([, key = '', value = '']) => `冒号后加一个空格：${key.replace(/^[\s-]+/, '')}: ${value}`,
  },
  {
    rule: 'full-width-comma',
    pattern: /^(\s*[^：:]+: *\{[^}，]*)，/,
    message: () => '大括号里用了中文逗号“，”',
    fix: () => '改成英文逗号加空格，如 { 3月底: 25.00, 6月底: 50.00 }',
  },
  {
    rule: 'tab',
    pattern: /^( *)\t/,
    message: () => '这一行用 Tab 键缩进',
    fix: () => '改用空格缩进，每一层两个空格',
  },
  {
    rule: 'special-first-character',
    pattern: /^(\s*(?:- )?[^\s:#][^:]*: +)[@`%*&!|>[{}\]][^-]/,
    message: () => '值以特殊符号开头，YAML 读不懂',
    fix: () => '把整个值用英文双引号括起来，如 "*注"',
  },
  {
    rule: 'colon-in-value',
    pattern: /^(\s*(?:- )?[^\s:{#"'][^:{"']*: +[^"'{\s][^"']*?): /,
    message: () => '值里又有英文冒号加空格“: ”',
    fix: () => '值里改用中文冒号“：”，或把整个值用英文双引号括起来',
  },
]

const reasons: readonly [RegExp, string, string][] = [
  [/quoted scalar/, '引号没有成对', '检查这一处的英文引号，补上缺的一个；中文引号“”不用改'],
  [/flow collection/, '括号没有成对，或括号里少了逗号', '检查 { } 和 [ ] 是否成对，各项之间是否有英文逗号'],
  [/tab characters/, '用 Tab 键缩进', '改用空格缩进，每一层两个空格'],
  [/non-printable|null byte/, '有看不见的控制字符', '删去这一处的怪字符，重新输入文字'],
  [/maxDepth/, '一层套一层，超出了表格的需要', '按范例的层次书写'],
  [/input is empty/, '文件是空的', '按同目录其他文件的样子填写'],
  [
    /indentation|document separator|multiline key|sequence entry/,
    '缩进不整齐，或这一行不是“键: 值”',
    '同一层的键左边对齐；多行文字用“|-”开头，每行比键多缩进两格',
  ],
]

/**
 * Says in a clerk's words why a text is no YAML: first by the slips found in its lines, all of them; only where there
 * is none, by the parser's own reason and place.
 */
export function explainSyntax(
  text: string,
  file: string,
  firstLine: number,
  reason: string,
  at: Position,
): Finding[] {
  const found = findSlips(text, file, firstLine)
  if (found.length > 0) return found
  const [, message, fix] = reasons.find(([pattern]) => pattern.test(reason)) ?? [
    /./,
    '这里的写法 YAML 读不懂',
    '与同目录其他文件对照，改成一样的写法',
  ]
  const line = text.split('\n')[at.line - firstLine]?.trim()
  return [
    {
      rule: 'yaml-syntax',
      severity: 'error',
      file,
      ...at,
      message: line ? `${message}，这一行是“${clip(line)}”` : message,
      fix,
    },
  ]
}

function findSlips(text: string, file: string, firstLine: number): Finding[] {
  const findings: Finding[] = []
  let blockIndent = -1
  for (const [index, line] of text.split('\n').entries()) {
    const indent = line.search(/\S/)
    if (blockIndent >= 0 && (indent < 0 || indent > blockIndent)) continue
    blockIndent = /[:-] +[|>][-+0-9]*\s*$/.test(line) ? indent : -1
    if (line.trimStart().startsWith('#')) continue
    for (const slip of slips) {
      const match = slip.pattern.exec(line)
      if (!match) continue
      const column = (match[1]?.length ?? 0) + 1
      findings.push({
        rule: slip.rule,
        severity: 'error',
        file,
        line: firstLine + index,
        column,
        message: slip.message(match),
        fix: slip.fix(match),
      })
      break
    }
  }
  return findings
}

/** A text short enough to quote in a message. */
export function clip(text: string, length = 30): string {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : characters.join('')
}
