import { kinds } from '../kinds/kinds.ts'
import { templateKind } from '../kinds/template.ts'
import { type Kind, keysOf, type Shape } from './kind.ts'

/** The tables of keys that documents may show, by the name in their marks. */
const schemas: Readonly<Record<string, Kind<unknown>>> = Object.fromEntries(
  [...kinds, templateKind].map((kind) => [kind.name, kind.schema('万元')]),
)

/** What a document shows between its marks. */
export interface Manual {
  /** `docs/content.md` or `docs/forms.md`, with prose and marks written by hand. */
  text: string
  /** `templates/<id>/example.yaml`, for the mark `范例`. */
  example: string
}

/**
 * Fills a document's marked places from the schemas: `<!-- 表：项目 -->…<!-- 完 -->` with the keys of a file, and
 * `<!-- 范例 -->…<!-- 完 -->` with an example file. What stands between the marks is replaced, all else is kept.
 */
export function fillManual({ text, example }: Manual): string {
  return text.replace(
    /(<!-- (?:表：(.+?)|范例) -->\n)[\s\S]*?(<!-- 完 -->)/g,
    (_, open: string, name: string | undefined, close: string) => {
      const schema = schemas[name ?? '']
      if (name !== undefined && !schema) throw new Error(`no schema ${name} for ${open.trim()}`)
      return `${open}\n${schema ? keyTable(schema.shape ?? {}) : codeBlock(example)}\n${close}`
    },
  )
}

/** All keys that a document must tell of, by the mark under which it does. */
export function documentedKeys(): Record<string, string[]> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, keysOf(schema)]))
}

/** A table of a mapping's keys, and one more for each kind of mapping or list that they hold. */
function keyTable(shape: Shape): string {
  const rows = Object.values(shape).map(({ key, required, description, example, kind }) => {
    const how =
      kind.shape || description.includes(kind.expected) ? description : `${description}。${kind.expected}`
    return `| \`${key}\` | ${required ? '必填' : '可空'} | ${escapeCell(how)} | ${example ? `\`${escapeCell(example)}\`` : ''} |`
  })
  const inner = Map.groupBy(Object.values(shape), ({ kind }) => kind.shape)
  const tables = [...inner].flatMap(([part, fields]) =>
    part ? [`“${fields.map(({ key }) => key).join('”“')}”里面：\n\n${keyTable(part)}`] : [],
  )
  return [['| 键 | | 写什么 | 例 |', '| --- | --- | --- | --- |', ...rows, ''].join('\n'), ...tables].join(
    '\n',
  )
}

function codeBlock(text: string): string {
  return `\`\`\`yaml\n${text.trimEnd()}\n\`\`\`\n`
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|')
}
