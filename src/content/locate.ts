import { join } from 'node:path'
import type { Finding } from '../model/finding.ts'
import { readText } from './file.ts'
import { splitFrontMatter } from './front-matter.ts'
import type { Node, Position } from './node.ts'
import { parseYaml } from './yaml.ts'

/**
 * Adds line and column to findings that name a field only. The model keeps no positions, so a check reports the field,
 * and only files with a finding are read again.
 * @param root the folder below which the findings' files stand
 */
export async function locate(root: string, findings: readonly Finding[]): Promise<Finding[]> {
  const trees = new Map<string, Promise<Node | undefined>>()
  return Promise.all(
    findings.map(async (finding) => {
      const { file, field, line } = finding
      if (line !== undefined || field === undefined) return finding
      const tree = trees.get(file) ?? readTree(root, file)
      trees.set(file, tree)
      return { ...finding, ...findField(await tree, field) }
    }),
  )
}

async function readTree(root: string, file: string): Promise<Node | undefined> {
  const { text } = await readText(join(root, file), file)
  if (text === undefined) return undefined
  const parts = file.endsWith('.md') ? splitFrontMatter(text) : { head: text, headLine: 1 }
  return parts && parseYaml({ file, text: parts.head, firstLine: parts.headLine, keys: [] }).root
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
