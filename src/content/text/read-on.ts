import type { Finding } from '../../model/finding.ts'
import type { Source } from './node.ts'
import { isText } from './syntax.ts'
import { type Parsed, parseYaml } from './yaml.ts'

/** More than slips hide one another in a file that a clerk wrote. */
const mostRounds = 8

/**
 * Parses YAML; what is none, again with its slips mended, or with as much of their lines as is sure: a slip must not hide
 * what else is wrong with a file.
 */
export function parseOn(source: Source): Parsed {
  let parsed = parseYaml(source)
  if (!parsed.broken) return parsed
  const lines = source.text.split('\n')
  const findings = [...parsed.findings]
  const [told, emptied] = [new Set<number>(), new Set<number>()]
  let fresh: readonly Finding[] = findings.filter(isNamed)
  for (let round = 0; parsed.broken && fresh.length > 0 && round < mostRounds; round++) {
    for (const { line = source.firstLine, rule } of fresh) {
      const index = line - source.firstLine
      const mended = mend(lines, index, rule)
      lines[index] = mended.line
      told.add(line)
      if (mended.emptied) emptied.add(line)
      // What stands below a key without a dash or a key of its own is what the key is not to be told to lack.
      if (rule === 'text-line' && /:\s*$/.test(lines[index - 1] ?? '')) emptied.add(line - 1)
      for (let next = index + 1; mended.emptied && isText(lines[next]); next++) lines[next] = ''
    }
    parsed = parseYaml({ ...source, text: lines.join('\n'), emptied })
    fresh = parsed.findings.filter((finding) => isNamed(finding) && !told.has(finding.line ?? 0))
    findings.push(...fresh)
  }
  return { ...parsed, broken: true, findings }
}

/** Of what the parser alone complains, nobody knows where it is and how it is mended: it may be a poor mend, too. */
function isNamed({ rule }: Finding): boolean {
  return rule !== 'yaml-syntax'
}

/** A line as it should be, or emptied of what only a person can tell. */
interface Mended {
  line: string
  emptied?: boolean
}

const space = '[ \\t\\u00a0\\u1680\\u2000-\\u200b\\u202f\\u205f\\u2060\\u3000\\ufeff]*'
const entry = new RegExp(
  `^(${space})((?:[-－–—·•*+＋]|\\d{1,2}[.、])${space})?(?![-{])([^\\s:：=＝;；﹕|｜"'{[]+)${space}[:：=＝;；﹕|｜]*${space}(.*)$`,
  'u',
)
/** Values that say in YAML what they say to a reader. */
const plain = /^(?:\|-|[\p{L}\d≥≤＞＜＝][^:#"'{}[\]]*)?$/u

function mend(lines: readonly string[], index: number, rule: string): Mended {
  const line = lines[index] ?? ''
  if (rule === 'text-indent') return { line: `${leadAbove(lines, index)}  ${line.trim()}` }
  const [, lead = '', dash, key, rest = ''] = entry.exec(line) ?? []
  if (key === undefined || ['comment', 'text-line'].includes(rule))
    return { line: /^ *-/.test(line) ? line.replace(/-.*/, '- ""') : '', emptied: true }
  const value = rule === 'block-mark' || rule === 'block-text' ? '|-' : rest
  const room = misplaced.includes(rule) ? leadAbove(lines, index, dash !== undefined) : lead
  const start = `${room}${dash === undefined ? '' : '- '}${key}:`
  return plain.test(value) ? { line: `${start} ${value}` } : { line: start, emptied: true }
}

/** What is told of where a line begins, which is not to be trusted then. */
const misplaced = ['tab', 'full-width-space', 'odd-space', 'indent']

/** The room before the line above, or before the item above. */
function leadAbove(lines: readonly string[], index: number, ofItem = false): string {
  const lead = ofItem ? /^( *)- / : /^((?: *- )? *)\S/
  const found = lines.findLast((text, at) => at < index && lead.test(text))
  return ' '.repeat(lead.exec(found ?? '')?.[1]?.length ?? 0)
}
