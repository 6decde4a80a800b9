import { XMLParser } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'

/** A node of an office file's XML: its name without prefix, its attributes, what it holds in order. */
export interface Node {
  name: string
  attributes: Record<string, string>
  children: Node[]
  text: string
}

/** One part of an office file, such as `word/document.xml`. */
export function readPart(file: Uint8Array, name: string): Node {
  const part = unzipSync(file)[name]
  if (!part) throw new Error(`no ${name}`)
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    trimValues: false,
    parseTagValue: false,
    processEntities: true,
  })
  const parsed: unknown = parser.parse(strFromU8(part))
  return { name: '', attributes: {}, text: '', children: toNodes(parsed) }
}

function toNodes(value: unknown): Node[] {
  if (!Array.isArray(value)) return []
  return value.map((entry: Record<string, unknown>) => {
    const name = Object.keys(entry).find((key) => key !== ':@') ?? ''
    const attributes = (entry[':@'] ?? {}) as Record<string, string>
    const text = name === '#text' ? String(entry[name]) : ''
    return { name, attributes, text, children: toNodes(entry[name]) }
  })
}

export function findAll(node: Node, name: string): Node[] {
  return node.children.flatMap((child) => (child.name === name ? [child] : findAll(child, name)))
}
