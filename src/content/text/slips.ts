import { clip } from '../words.ts'

/** A way in which a line of YAML goes wrong under the hand. */
export interface Slip {
  rule: string
  /** Matches the line that holds the slip; the first group ends where the slip is. */
  pattern: RegExp
  message: (match: RegExpExecArray) => string
  fix: (match: RegExpExecArray) => string
}

/** What hands used to Chinese forms type by habit, each named as what it is; the most telling first. */
export const slips: readonly Slip[] = [
  {
    rule: 'tab',
    pattern: /^([ \u3000]*)\t/,
    message: () => '这一行用 Tab 键缩进',
    fix: () => '删去 Tab，改用空格，每一层两个空格',
  },
  {
    rule: 'full-width-space',
    pattern: /^( *)\u3000/,
    message: () => '行首是全角空格',
    fix: () => '切换到半角，改用英文空格，每一层两个空格',
  },
  {
    rule: 'odd-space',
    pattern: /^( *)[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\ufeff]/,
    message: () => '行首有从网页或 Word 带来的特殊空格',
    fix: () => '删去行首的空格，重新按空格键输入，与上一行左边对齐',
  },
  {
    rule: 'comment',
    pattern: /^( *)\/\/\s*(.*)$/,
    message: () => '注释以“//”开头',
    fix: ([, , comment = '']) => `注释以“# ”开头：# ${comment}`,
  },
  {
    rule: 'lone-dash',
    pattern: /^( *(?:- )?[^\s:#][^:]*: +)[-]\s*$/,
    message: ([, key = '']) => `“${bare(key)}”只写了一条短横线`,
    fix: () => '没有内容的，冒号后面空着不写',
  },
  {
    rule: 'full-width-dash',
    pattern: /^( *)(?:[－—–·•]\s*\S|(?:[*+＋] *|\d{1,2}[.、] *)[^\s:：]{2,10}: )/,
    message: () => '行首的短横线不是英文的“-”',
    fix: () => '改成英文短横线加一个空格“- ”',
  },
  {
    rule: 'list-space',
    pattern: /^( *-)(?=[^-\s][^：:]*[：:])/,
    message: () => '短横线“-”后面没有空格',
    fix: () => '“-”后加一个空格',
  },
  {
    rule: 'colon-missing',
    pattern:
      /^( *(?:- *)?[^\s:：=＝;；﹕|｜"'{]+)(?:(?: *(?:[=＝;；﹕]|[|｜](?! *[-—–－]))|[ \t\u3000]) *(\S.*)| *)$/u,
    message: ([, key = '']) => `“${bare(key)}”后面没有英文冒号“:”`,
    fix: ([, key = '', value = '']) => `加上英文冒号和一个空格：${entry(key, value)}`,
  },
  {
    rule: 'block-mark',
    pattern:
      /^( *(?:- )?[^\s:#][^:]*: +|)(?!\|[-+]?\d?\s*$)(?:[|｜]\s*[-—–－_]?|[-—–－_] *[|｜]|[Il] *[-—–－_])\s*$/u,
    message: () => '“|-”的竖线或短横线不是英文的，或者写反了',
    fix: ([, key = '']) => (key === '' ? '改成英文的“|-”' : `改成英文的：${bare(key)}: |-`),
  },
  {
    rule: 'block-text',
    pattern: /^( *(?:- )?[^\s:#][^:]*: +)[|｜](?! *[-+—–－_]?\d? *$) *[-—–－_]? *\S/u,
    message: ([, key = '']) => `“${bare(key)}: |-”后面直接写了文字`,
    fix: () => '文字另起一行，比键多空两格',
  },
  {
    rule: 'dash-first',
    pattern: /^( *(?:- )?[^\s:#][^:]*: +)(- +.*)$/,
    message: ([, key = '']) => `“${bare(key)}: ”后面以短横线加空格开头，会被当作列表的一项`,
    fix: ([, key = '', value = '']) =>
      /: /.test(value)
        ? '“- ”另起一行，比键多缩进两格'
        : `删去短横线：${entry(key, value.replace(/^[- ]+/, ''))}`,
  },
  {
    rule: 'full-width-colon',
    pattern: /^( *(?:- *)?[^\s:："'{]+) *：\s*(.*)$/u,
    message: ([, key = '']) => `“${bare(key)}”后面是中文冒号“：”`,
    fix: ([, key = '', value = '']) => `改成英文冒号加一个空格：${entry(key, value)}`,
  },
  {
    rule: 'colon-space',
    pattern: /^( *(?:- *)?[^\s:："'{]+):([^ ].*)$/u,
    message: ([, key = '']) => `“${bare(key)}”的冒号后面没有空格`,
    fix: ([, key = '', value = '']) => `冒号后加一个英文空格：${entry(key, value)}`,
  },
  {
    rule: 'full-width-comma',
    pattern: /^([^：:]+: *\{[^}，]*)，/,
    message: () => '大括号里用了中文逗号“，”',
    fix: (match) => `逗号改成英文逗号加空格：${latinBraces(match)}`,
  },
  {
    rule: 'full-width-comma',
    pattern: /^( *- *\{.*?)，(?= *[^\s,，:{}]{2,10}: )/,
    message: () => '大括号里用了中文逗号“，”',
    fix: ({ input }) =>
      `逗号改成英文逗号加空格：${input
        .trim()
        .replace(/， *(?=[^\s,，:{}]{2,10}: )/g, ', ')
        .replace(/^- */, '- ')}`,
  },
  {
    rule: 'full-width-colon',
    pattern: /^([^：:]+: *\{[^}：]*)：/,
    message: () => '大括号里用了中文冒号“：”',
    fix: (match) => `冒号改成英文冒号加空格：${latinBraces(match)}`,
  },
  {
    rule: 'brace',
    pattern: /^([^：:]+: *)[｛［]/,
    message: ([, key = '']) => `“${bare(key)}”的括号是全角的“｛”或“［”`,
    fix: (match) => `括号、冒号、逗号都用英文的：${latinBraces(match)}`,
  },
  {
    rule: 'brace',
    pattern: /^((?:[^：:]+: *| *- *)\{[^}]*)$/,
    message: ([, start = '']) =>
      /^ *- *\{/.test(start) ? '大括号“{”没有成对' : `“${bare(start.replace(/:.*/, ''))}”的大括号“{”没有成对`,
    fix: () => '行尾补上“ }”',
  },
  {
    rule: 'special-character',
    pattern: /^( *(?:- )?[^\s:#][^:]*: +)([>|](?![-+]?\d? *$).*|[@`%*&!].*)/,
    message: ([, , value = '']) => `“${clip(value)}”以英文符号“${value[0]}”开头，会被当作 YAML 记号`,
    fix: ([, , value = '']) =>
      value.startsWith('>')
        ? `改成 ${value.replace(/^>\s*=/, '≥').replace(/^>/, '＞')}`
        : /^\*+$/.test(value)
          ? '“*”只占着位置，填上批复的内容'
          : `用英文引号把值括起来：${quoted(value)}`,
  },
  {
    rule: 'text-after-quote',
    pattern: /^( *(?:- )?[^\s:#][^:]*: +)(?=(["'])(?:(?!\2).)*\2\s*[^\s#,}])/,
    message: ([, key = '']) => `“${bare(key)}”只有一部分文字用英文引号括了起来`,
    fix: (match) => `把整段用英文单引号括起来：${quoted(textAfter(match), "'")}`,
  },
  {
    rule: 'quote',
    pattern: /^( *(?:- )?[^\s:#][^:]*: +)(?=(["'])(?:(?!\2).)*$)/,
    message: ([, key = '']) => `“${bare(key)}”的英文引号没有成对`,
    fix: () => '末尾补上一个英文引号，或删去开头的一个；文字里的引号用中文引号“”',
  },
  {
    rule: 'bracket',
    pattern: /^( *(?:- )?[^\s:#][^:]*: +)(?=\[[^\]]*\] *\S|\{[^}]*\} *\S)/,
    message: ([, key = '']) => `“${bare(key)}”以英文括号“[”或“{”开头，会被当作 YAML 记号`,
    fix: (match) => `把整段用英文引号括起来：${quoted(textAfter(match))}`,
  },
  {
    rule: 'colon-in-value',
    pattern: /^( *(?:- )?[^\s:{#"'][^:{"']*: +[^"'{\s][^"']*?):( |$)/,
    message: ([, start = '', end]) =>
      `“${bare(start.replace(/:.*/, ''))}”的文字${end === '' ? '末尾' : '里又'}有英文冒号${end === '' ? '' : '加空格'}“:${end}”`,
    fix: ({ input, 2: end }) => {
      if (end === '') return '删去末尾的冒号，或改成中文冒号“：”'
      const [, key = '', value = ''] = /^([^:]*): +(.*)$/.exec(input) ?? []
      return `把整段用英文引号括起来：${bare(key)}: ${quoted(value.trim())}`
    },
  },
]

/** A whole line as it should be, or its key alone where its text is too long to repeat. */
function entry(key: string, value: string): string {
  const text = value.trim()
  return clip(text) === text ? `${bare(key)}: ${text}`.trimEnd() : `“${bare(key)}: ”，后面的文字不变`
}

/** What follows the key that a pattern matched. */
function textAfter({ input, 1: key = '' }: RegExpExecArray): string {
  return input.slice(key.length).trim()
}

/** The value with braces, colons and commas of the Latin keyboard. */
function latinBraces({ input }: RegExpExecArray): string {
  return input
    .slice(input.search(/[{｛[［]/))
    .replace(/\s*[，,]\s*/g, ', ')
    .replace(/\s*[：:]\s*/g, ': ')
    .replace(/[｛［]\s*/g, '{ ')
    .replace(/\s*[｝］]/g, ' }')
}

/** A value between quotation marks that do not occur in it. */
export function quoted(value: string, mark = value.includes('"') ? "'" : '"'): string {
  return `${mark}${mark === "'" ? value.replaceAll("'", "''") : value.replaceAll('\\', '\\\\')}${mark}`
}

/** A key without the dash, spaces and colon around it. */
export function bare(key: string): string {
  return key.replace(/^[\s-]+|[\s:]+$/g, '')
}
