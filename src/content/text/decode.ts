import type { Finding } from '../../model/finding.ts'
import { failed, type Kind, keysOf, type Read } from '../schema/kind.ts'
import { withheldKey } from '../schema/withhold.ts'
import { parseOn } from './read-on.ts'

/**
 * Reads a YAML text as `schema` says; what does not fit goes to `findings`.
 * @param firstLine the line of `file` on which `text` starts
 */
export function decode<T>(
  text: string,
  file: string,
  schema: Kind<T>,
  findings: Finding[],
  firstLine = 1,
): Read<T> {
  const keys = () => [...keysOf(schema), withheldKey]
  const { root, broken, findings: problems } = parseOn({ file, text, firstLine, keys })
  const found = [...problems]
  const isRead = root && !(root.kind === 'scalar' && root.reported)
  const read = isRead ? schema.read(root, { file, field: '', findings: found }) : failed
  findings.push(...(broken ? inLines(found, text, firstLine) : found))
  if (root) return broken ? failed : read
  if (problems.length === 0)
    findings.push({
      rule: 'blank',
      severity: 'error',
      file,
      line: firstLine,
      column: 1,
      message: '这里没有内容',
      expected: schema.expected,
      fix: '按 docs/content.md 的范例填写',
    })
  return failed
}

/** Findings whose columns are in their lines as they were written: some were read with a slip mended. */
function inLines(findings: readonly Finding[], text: string, firstLine: number): Finding[] {
  const ends = text.split('\n').map(({ length }) => length + 1)
  return findings.map(({ column = 1, ...finding }) => ({
    ...finding,
    column: Math.min(column, ends[(finding.line ?? firstLine) - firstLine] ?? 1),
  }))
}
