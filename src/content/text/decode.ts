import type { Finding } from '../../model/finding.ts'
import { failed, type Kind, keysOf, type Read } from '../schema/kind.ts'
import { withheldKey } from '../schema/withhold.ts'
import { parseYaml } from './yaml.ts'

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
  const { root, findings: problems } = parseYaml({
    file,
    text,
    firstLine,
    keys: () => [...keysOf(schema), withheldKey],
  })
  findings.push(...problems)
  if (root?.kind === 'scalar' && root.reported) return failed
  if (root) return schema.read(root, { file, field: '', findings })
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
