import { join } from 'node:path'
import type { Finding } from '../../model/finding.ts'
import { readText } from './file.ts'
import { splitFrontMatter } from './front-matter.ts'
import type { Node, Position } from './node.ts'
import { parseYaml } from './yaml.ts'

/**
 * Adds line and column to findings that name a field only. The model keeps no positions, so a check reports the field,
 * and only files with a finding are read again. Where a finding quotes the words at fault, they are found in the field.
 * @param root the folder below which the findings' files stand
 */
export function locate(root: string, findings: readonly Finding[]): Finding[] {
  const placeless = findings.filter(({ field, line }) => line === undefined && field !== undefined)
  const located = new Map<Finding, Finding>()
  // One file after another, so that a county's files are not all in memory at once.
  for (const [file, found] of Map.groupBy(placeless, (finding) => finding.file)) {
    const source = readSource(root, file)
    for (const finding of found)
      located.set(finding, { ...finding, ...findQuote(source, finding.field ?? '', finding.quote) })
  }
  return findings.map((finding) => located.get(finding) ?? finding)
}

/** A content file to find places in. */
interface Source {
  lines: readonly string[]
  root?: Node
}

function readSource(root: string, file: string): Source {
  const { text } = readText(join(root, file), file)
  if (text === undefined) return { lines: [] }
  const parts = file.endsWith('.md') ? splitFrontMatter(text) : { head: text, headLine: 1 }
  const tree = parts && parseYaml({ file, text: parts.head, firstLine: parts.headLine, keys: () => [] }).root
  return { lines: text.split('\n'), root: tree }
}

/** The place of the words at fault, or else of their field: a key, or a part of the narrative. */
function findQuote({ lines, root }: Source, field: string, quote: string | undefined): Position | undefined {
  const heading = lines.findIndex((text) => text.trim() === `## ${field}`)
  const at = heading >= 0 ? { line: heading + 1, column: 1 } : findField(root, field)
  if (!at || !quote) return at
  for (let line = at.line; line <= lines.length; line++) {
    const column = (lines[line - 1] ?? '').indexOf(quote, line === at.line ? at.column - 1 : 0)
    if (column >= 0) return { line, column: column + 1 }
  }
  return at
}

/** The place of a field such as `绩效指标 第3项 › 指标值`, or of the nearest thing around it that there is. */
function findField(root: Node | undefined, field: string): Position | undefined {
  let node = root
  let at = node?.at
  for (const step of field.split(' › ')) {
    const [, key = '', item] = /^(.*?)(?: 第(\d+)项)?$/.exec(step) ?? []
    const entry =
      node?.kind === 'mapping' ? node.entries.find((candidate) => candidate.key.text === key) : undefined
    if (!entry) return at
    node = entry.value
    if (item !== undefined && node.kind === 'sequence') node = node.items[Number(item) - 1] ?? node
    at = node.at
  }
  return at
}
