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
    rule: 'full-width-dash',
    pattern: /^( *)[－—–·•]\s*\S/,
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
    rule: 'full-width-colon',
    pattern: /^( *(?:- *)?[^\s:："'{]+) *：\s*(.*)$/u,
    message: ([, key = '']) => `“${bare(key)}”后面是中文冒号“：”`,
    fix: ([, key = '', value = '']) => `改成英文冒号加一个空格：${`${bare(key)}: ${clip(value)}`.trimEnd()}`,
  },
  {
    rule: 'colon-space',
    pattern: /^( *(?:- *)?[^\s:："'{]+):([^ ].*)$/u,
    message: ([, key = '']) => `“${bare(key)}”的冒号后面没有空格`,
    fix: ([, key = '', value = '']) => `冒号后加一个英文空格：${bare(key)}: ${clip(value.trim())}`,
  },
  {
    rule: 'full-width-comma',
    pattern: /^([^：:]+: *\{[^}，]*)，/,
    message: () => '大括号里用了中文逗号“，”',
    fix: () => '改成英文逗号加空格，如 { 3月底: 25.00, 6月底: 50.00 }',
  },
  {
    rule: 'full-width-colon',
    pattern: /^([^：:]+: *\{[^}：]*)：/,
    message: () => '大括号里用了中文冒号“：”',
    fix: () => '改成英文冒号加空格，如 { 3月底: 25.00, 6月底: 50.00 }',
  },
  {
    rule: 'brace',
    pattern: /^([^：:]+: *)[｛［]/,
    message: ([, key = '']) => `“${bare(key)}”的括号是全角的“｛”或“［”`,
    fix: () => '括号、冒号、逗号都用英文的，如 { 3月底: 25.00, 6月底: 50.00 }',
  },
  {
    rule: 'brace',
    pattern: /^([^：:]+: *\{[^}]*)$/,
    message: ([, start = '']) => `“${bare(start.replace(/:.*/, ''))}”的大括号“{”没有成对`,
    fix: () => '行尾补上“ }”',
  },
  {
    rule: 'special-character',
    pattern: /^( *(?:- )?[^\s:#][^:]*: +)([>|](?![-+]?\d? *$).*|[@`%*&!].*)/,
    message: ([, , value = '']) => `“${clip(value)}”以英文符号“${value[0]}”开头，会被当作 YAML 记号`,
    fix: ([, , value = '']) =>
      value.startsWith('>')
        ? `改用“≥”或“＞”，或用英文双引号括起来："${value}"`
        : `用英文双引号把值括起来："${value}"`,
  },
  {
    rule: 'text-after-quote',
    pattern: /^( *(?:- )?[^\s:#][^:]*: +)(?=(["'])(?:(?!\2).)*\2\s*[^\s#,}])/,
    message: ([, key = '']) => `“${bare(key)}”只有一部分文字用英文引号括了起来`,
    fix: () => '文字里的引号改成中文引号“”，或把整段用英文单引号括起来',
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
    fix: () => '改用中文括号，如文号用〔〕，或把整段用英文双引号括起来',
  },
  {
    rule: 'colon-in-value',
    pattern: /^( *(?:- )?[^\s:{#"'][^:{"']*: +[^"'{\s][^"']*?): /,
    message: ([, start = '']) => `“${bare(start.replace(/:.*/, ''))}”的文字里又有英文冒号加空格“: ”`,
    fix: () => '文字里的冒号改成中文冒号“：”，或把整段用英文双引号括起来',
  },
]

/** A key without the dash, spaces and colon around it. */
export function bare(key: string): string {
  return key.replace(/^[\s-]+|[\s:]+$/g, '')
}
