import type { Kind } from './kind.ts'
import { withheldKey } from './withhold.ts'

/** Content as text, lists and mappings under the form's own keys: what a content file says, without its file format. */
export type Plain = string | Plain[] | { [key: string]: Plain }

/**
 * The content that reads back as `record`: values as approved, keys in the schema's order, blank fields left out, and of
 * what is withheld the reason.
 * @throws Error where the record is not of the schema's kind, which is a bug
 */
export function writeRecord(kind: Kind<unknown>, record: unknown): Plain {
  return write(kind, record)
}

function write(kind: Kind<unknown>, value: unknown): Plain {
  if (Array.isArray(value)) return value.map((item) => write(kind.item ?? kind, item))
  const { shape } = kind
  if (!shape) return rawText(value)
  if (!hasFields(value)) throw new Error(`a mapping was expected, not ${value}`)
  const fields: unknown = kind.fieldsOf?.(value) ?? value
  if (!hasFields(fields)) throw new Error(`no fields in ${fields}`)
  const reasons = Object.entries(fields.withheld ?? {})
  const written: Record<string, Plain> = {}
  for (const [name, field] of Object.entries(shape)) {
    const inner = fields[name]
    const own = reasons.find(([key]) => key === field.key)
    const items = reasons.filter(([key]) => key.startsWith(`${field.key} `))
    if (own) written[field.key] = withhold(own[1])
    else if (!isBlank(inner) || items.length > 0)
      written[field.key] = withItems(write(field.kind, inner), items)
  }
  return written
}

function hasFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Puts withheld items back where they stood in their list: `绩效指标 第3项`. */
function withItems(list: Plain, reasons: readonly [string, unknown][]): Plain {
  if (!Array.isArray(list)) return list
  return reasons.reduce<Plain[]>(
    (items, [name, reason]) => items.toSpliced(Number(/(\d+)项$/.exec(name)?.[1]) - 1, 0, withhold(reason)),
    list,
  )
}

function withhold(reason: unknown): Plain {
  return { [withheldKey]: rawText(reason) }
}

function rawText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string')
    return value.raw
  if (typeof value === 'boolean') return value ? '是' : '否'
  throw new Error(`no text for ${JSON.stringify(value)}`)
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === '') return true
  return (
    typeof value === 'object' && value !== null && !('raw' in value) && Object.values(value).every(isBlank)
  )
}

/** A content file with that content, in the style of the files in `content/`. */
export function toYaml(content: { [key: string]: Plain }): string {
  return `${mappingLines(content, '').join('\n')}\n`
}

function mappingLines(content: { [key: string]: Plain }, indent: string): string[] {
  return Object.entries(content).flatMap(([key, value]) => entryLines(scalarText(key), value, indent))
}

/** The lines of one entry of a mapping, in the style of the files in `content/`. */
export function entryLines(key: string, value: Plain, indent: string): string[] {
  if (typeof value === 'string') {
    if (!value.includes('\n')) return [`${indent}${key}: ${scalarText(value)}`.trimEnd()]
    return [
      `${indent}${key}: |-`,
      ...value.split('\n').map((line) => (line === '' ? '' : `${indent}  ${line}`)),
    ]
  }
  if (Array.isArray(value))
    return [`${indent}${key}:`, ...value.flatMap((item) => itemLines(item, `${indent}  `))]
  const texts = Object.entries(value)
  const inline = texts.every(([, text]) => typeof text === 'string' && /^([\w.][\w.%-]*)?$/.test(text))
  if (inline)
    return [
      `${indent}${key}: { ${texts.map(([name, text]) => (text === '' ? name : `${name}: ${String(text)}`)).join(', ')} }`,
    ]
  return [`${indent}${key}:`, ...mappingLines(value, `${indent}  `)]
}

/** The lines of one item of a list. */
export function itemLines(item: Plain, indent: string): string[] {
  if (typeof item === 'string') return [`${indent}- ${scalarText(item)}`]
  if (Array.isArray(item)) throw new Error('no content file has a list in a list')
  const lines = mappingLines(item, `${indent}  `)
  return lines.map((line, index) => (index === 0 ? `${indent}- ${line.trimStart()}` : line))
}

/** Plain where YAML reads the text as it stands, else in double quotes, whose escapes are those of JSON. */
export function scalarText(text: string): string {
  const plain = /^[^\s\-?:,[\]{}#&*!|>'"%@`]/.test(text) && !/: |:$| #|\s$|\p{Cc}/u.test(text)
  return text === '' || plain ? text : JSON.stringify(text)
}
