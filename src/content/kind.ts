import type { Finding } from '../model/finding.ts'
import type { Mapping, Node, Position } from './node.ts'
import { clip } from './syntax.ts'

/** The result of reading a node that does not fit; the finding has been reported. */
export const failed = Symbol('failed')
export type Read<T> = T | typeof failed

/** A place in a content file, and where its findings go. */
export interface Context {
  file: string
  /** The field's path in the form's own words. */
  field: string
  findings: Finding[]
}

/** How one kind of value is read. Schemas are built of kinds; the JSON Schema and the manual come from the same place. */
export interface Kind<T> {
  /** What a value looks like, for the 应为 line of an error. */
  expected: string
  read(node: Node, context: Context): Read<T>
}

/** What the manual says of a field, beside its key and kind. */
export interface Manual {
  description: string
  example?: string
}

export interface Field<T> extends Manual {
  key: string
  kind: Kind<T>
  required: boolean
}

/** A field that must be there and filled in. */
export function required<T>(key: string, kind: Kind<T>, manual: Manual): Field<T> {
  return { key, kind, required: true, ...manual }
}

/** A field that may be blank or left out. */
export function optional<T>(key: string, kind: Kind<T>, manual: Manual): Field<T | undefined> {
  return { key, kind, required: false, ...manual }
}

export function report(
  context: Context,
  at: Position,
  finding: Pick<Finding, 'rule' | 'message'> & Partial<Finding>,
): typeof failed {
  context.findings.push({
    severity: 'error',
    file: context.file,
    ...at,
    ...(context.field && { field: context.field }),
    ...finding,
  })
  return failed
}

/** A kind of scalar: `parse` returns undefined for what does not fit. */
export function scalar<T>(rule: string, expected: string, parse: (text: string) => T | undefined): Kind<T> {
  return {
    expected,
    read(node, context) {
      if (node.kind !== 'scalar')
        return report(context, node.at, { rule, message: '应填一个值，却写成了一组内容', expected })
      const value = parse(node.text)
      if (value !== undefined) return value
      return report(context, node.at, {
        rule,
        message: `“${clip(node.text)}”填得不对`,
        expected,
        fix: `把“${clip(node.text)}”改成${expected}`,
      })
    },
  }
}

export type Shape = Readonly<Record<string, Field<unknown>>>
export type Values<S extends Shape> = { [Name in keyof S]: S[Name] extends Field<infer T> ? T : never }

/** A mapping with just the fields of `shape`: missing, blank, unknown and misspelt ones are each reported. */
export function mapping<S extends Shape>(shape: S, what: string): Kind<Values<S>> {
  return {
    expected: what,
    read(node, context) {
      if (node.kind !== 'mapping')
        return report(context, node.at, {
          rule: 'mapping',
          message: '应填“键: 值”的各行，却写成了别的',
          expected: what,
        })
      let complete = reportUnknown(node, shape, context)
      const values: Record<string, unknown> = {}
      for (const [name, field] of Object.entries(shape)) {
        const value = readField(node, field, context)
        if (value === failed) complete = false
        else values[name] = value
      }
      // Every name of the shape has been read by its own field's kind, which is what Values says.
      return complete ? (values as Values<S>) : failed
    },
  }
}

function readField<T>(node: Mapping, field: Field<T>, context: Context): Read<T | undefined> {
  const entry = node.entries.find(({ key }) => key.text === field.key)
  const inner = { ...context, field: context.field ? `${context.field} › ${field.key}` : field.key }
  const example = field.example ? `，如“${field.example}”` : ''
  const blank = entry?.value.kind === 'scalar' && entry.value.text.trim() === ''
  if (entry && !blank) return field.kind.read(entry.value, inner)
  if (!field.required) return undefined
  const expected = field.kind.expected + example
  if (entry)
    return report(inner, entry.key.at, {
      rule: 'blank',
      message: '没有填写',
      expected,
      fix: `在“${field.key}: ”后面填上${field.description}`,
    })
  return report(inner, node.at, {
    rule: 'missing',
    message: '缺少这一项',
    expected,
    fix: `加一行“${field.key}: ”，填上${field.description}`,
  })
}

function reportUnknown(node: Mapping, shape: Shape, context: Context): boolean {
  const keys = Object.values(shape).map((field) => field.key)
  const present = new Set(node.entries.map(({ key }) => key.text))
  let known = true
  for (const { key } of node.entries) {
    if (keys.includes(key.text)) continue
    known = false
    const [stem, rest] = key.text.split('：')
    if (rest !== undefined && stem && keys.includes(stem)) {
      report(context, key.at, {
        rule: 'full-width-colon',
        message: `“${stem}”后面是中文冒号“：”`,
        fix: `改成英文冒号加一个空格：${stem}: ${rest}`,
      })
      continue
    }
    const free = keys.filter((candidate) => !present.has(candidate))
    const nearest = free.find((candidate) => similar(candidate, key.text))
    report(context, key.at, {
      rule: 'unknown-field',
      message: `没有“${clip(key.text)}”这一项`,
      expected: free.length > 0 ? `${free.join('、')}之一` : '表中已有的各项，不再有别的',
      fix: nearest ? `是不是“${nearest}”？改成“${nearest}: ”` : '删去这一行，或改成表中的项目名',
    })
  }
  return known
}

/** Whether two names share at least half of their characters: enough to guess which one was meant. */
function similar(a: string, b: string): boolean {
  const shared = [...new Set(a)].filter((character) => b.includes(character)).length
  return shared * 2 >= Math.max(new Set(a).size, new Set(b).size)
}

/** A list of one or more items; `item` names them in messages: `第 3 项`. */
export function listOf<T>(kind: Kind<T>, expected: string): Kind<T[]> {
  return {
    expected,
    read(node, context) {
      if (node.kind !== 'sequence' || node.items.length === 0)
        return report(context, node.at, {
          rule: 'list',
          message: '应填一项或几项，每项以“- ”开头',
          expected,
          fix: '每一项另起一行，以“- ”开头，缩进两格',
        })
      const values = node.items.map((item, index) =>
        kind.read(item, { ...context, field: `${context.field} 第${index + 1}项` }),
      )
      const complete = values.filter((value): value is Awaited<T> & T => value !== failed)
      return complete.length === values.length ? complete : failed
    },
  }
}
