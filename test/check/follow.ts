import type { Finding } from '../../src/model/finding.ts'

/** What a clerk does who types what a finding says, letter by letter: a file's new text, its new name, or that it goes away. */
export type Done = { text: string } | { name: string } | 'removed'

type Follow = (line: string, fix: string, finding: Finding) => string | undefined

const value = (line: string, text: string) => line.replace(/^(\s*(?:- )?[^:]+):.*$/, `$1: ${text}`)
const indentOf = (line: string) => /^\s*/.exec(line)?.[0] ?? ''

/** What the words of a mend ask of the line that a finding names; the first that speaks. */
const ways: readonly Follow[] = [
  (line, fix) => {
    const [, whole] = /：([^：，；{]+: \S[^；]*|[^：，；{]+:|#+ .+)$/.exec(fix) ?? []
    return whole && (whole.startsWith('#') ? whole : indentOf(line) + whole)
  },
  (line, fix) => {
    const [, quoted] = /括起来：("[^"]+")/.exec(fix) ?? []
    return quoted && value(line, quoted)
  },
  (line, fix) => {
    const [, braces] = /：(\{.+\})$/.exec(fix) ?? []
    return braces && value(line, braces)
  },
  (line, fix) => {
    const [, words] = /改成“(.+?)”/.exec(fix) ?? []
    return words && (words.startsWith('#') ? words : line.replace(/^(\s*(?:- )?)[^:]+: ?/, `$1${words}`))
  },
  (line, fix) => {
    const [, text] = /^改成 ([^，；]+)/.exec(fix) ?? []
    return text && value(line, text)
  },
  (line, fix) => {
    const [, count] = /行首改成 (\d+) 个英文空格/.exec(fix) ?? []
    return count && ' '.repeat(Number(count)) + line.trim()
  },
  (line, fix) => (fix === '改成英文的“|-”' ? value(line, '|-') : undefined),
  (line, fix) => (fix.startsWith('删去行首的空格') ? line.trimStart() : undefined),
  (line, fix) => (fix.includes('冒号后面空着') ? line.replace(/:.*$/, ':') : undefined),
  (line, fix) => (fix.includes('短横线加一个空格') ? line.replace(/[－*+]\s*/, '- ') : undefined),
  (line, fix, { expected }) =>
    expected && /删去两头的引号|数字和字母改成半角|改成百分数/.test(fix) ? value(line, expected) : undefined,
]

/** Follows a finding to the letter; undefined where only a person can say what is right. */
export function follow(text: string, finding: Finding): Done | undefined {
  const { fix = '', line = 0, rule } = finding
  const [, name] = /改名为 (\S+?)(，|$)/.exec(fix) ?? []
  if (name) return { name }
  if (rule === 'stray-file' && /^(删去|移到)/.test(fix)) return 'removed'
  const lines = text.split('\n')
  const said = lines[line - 1] ?? ''
  const above = indentOf(lines[line - 2] ?? '')
  if (rule === 'multi-line' || rule === 'block-text') return { text: inBlock(lines, line - 1).join('\n') }
  const done = /重新按空格键|每一层两个空格|行首加空格/.test(fix)
    ? above + said.trim()
    : ways.map((way) => way(said, fix, finding)).find((result) => result !== undefined)
  return done === undefined || done === '' ? undefined : { text: lines.with(line - 1, done).join('\n') }
}

/** `键: 甲` and the lines below it as a block: ` |-` behind the colon, the text below, two spaces further in. */
function inBlock(lines: readonly string[], at: number): string[] {
  const [, key = '', first = ''] = /^([^:]+): (.*)$/.exec(lines[at] ?? '') ?? []
  const rest = lines.slice(at + 1)
  const end = rest.findIndex((line) => !line.startsWith('  '))
  const block = [first.replace(/^\|-? */, ''), ...rest.slice(0, end).map((line) => line.trim())].map(
    (line) => `  ${line}`,
  )
  return [...lines.slice(0, at), `${key}: |-`, ...block, ...rest.slice(end)]
}
