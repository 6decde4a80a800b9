import type { Finding } from '../model/finding.ts'
import type { Entry, Mapping, Node, Position } from './node.ts'
import { clip, nearest } from './words.ts'

/** The result of reading a node that does not fit; the finding has been reported. */
export const failed = Symbol('failed')
export type Read<T> = T | typeof failed

/** A place in a content file, and where its findings go. */
export interface Context {
  file: string
  /** The field's path in the form's own words. */
  field: string
  /** How the field may be filled in. */
  example?: string
  findings: Finding[]
}

/** How one kind of value is read. Schemas are built of kinds, and the manual comes from the same place. */
export interface Kind<T> {
  /** What a value looks like, for the 应为 line of an error. */
  expected: string
  read(node: Node, context: Context): Read<T>
  /** The only texts that fit, where they are few. */
  words?: readonly string[]
  /** What every text that fits looks like; `read` may ask for more. */
  pattern?: RegExp
  /** The fields of a mapping, or of the items of a list. */
  shape?: Shape
  /** How the items of a list are read. */
  item?: Kind<unknown>
  /** The values of the shape's fields that read as `value`, where the value itself does not hold them by name. */
  fieldsOf?(value: T): object
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

type Problem = Pick<Finding, 'rule' | 'message'> & Pick<Finding, 'expected' | 'fix'>

function report(context: Context, at: Position, problem: Problem): typeof failed {
  const { file, field, findings } = context
  findings.push({ severity: 'error', file, ...at, ...(field && { field }), ...problem })
  return failed
}

/** What a common mistake is and how to mend it, where a kind can tell. */
export interface Advice {
  message?: string
  fix?: string
}

/**
 * A kind of scalar: `parse` returns undefined for what does not fit.
 * @param advise names the mistake in a text that did not fit, better than “填得不对” does
 */
export function scalar<T>(
  rule: string,
  expected: string,
  parse: (text: string) => T | undefined,
  advise?: (text: string) => Advice | undefined,
): Kind<T> {
  return {
    expected,
    read(node, context) {
      if (node.kind !== 'scalar')
        return report(context, node.at, {
          rule,
          message: '应填一个值，却写成了一组内容',
          expected,
          fix: '直接在冒号后面写值；文字里有英文的 [ ] { } 或“- ”时，整段用英文双引号括起来',
        })
      const value = parse(node.text)
      if (value !== undefined) return value
      const text = clip(node.text.trim())
      const advice = advise?.(node.text.trim())
      return report(context, node.at, {
        rule,
        message: `“${text}”${advice?.message ?? '填得不对'}`,
        expected,
        fix: advice?.fix ?? (context.example ? `照这样写：${context.example}` : '按批复的文件改正'),
      })
    },
  }
}

export type Shape = Readonly<Record<string, Field<unknown>>>
type ValueOf<F> = F extends Field<infer T> ? T : never
/** What a mapping of that shape reads as; optional fields may be absent. */
export type Values<S extends Shape> = {
  [Name in keyof S as undefined extends ValueOf<S[Name]> ? never : Name]: ValueOf<S[Name]>
} & {
  [Name in keyof S as undefined extends ValueOf<S[Name]> ? Name : never]?: ValueOf<S[Name]>
}

/** A mapping with just the fields of `shape`: missing, blank, unknown and misspelt ones are each reported. */
export function mapping<S extends Shape>(shape: S, what: string): Kind<Values<S>> {
  return {
    expected: what,
    shape,
    read(node, context) {
      if (node.kind !== 'mapping')
        return report(context, node.at, {
          rule: 'mapping',
          message: '这里不是“键: 值”的写法',
          expected: what,
          fix: '每一项写成“键: 值”，冒号用英文冒号，后面加一个空格',
        })
      const { misspelt, complete } = reportUnknown(node, shape, context)
      let whole = complete
      const values: Record<string, unknown> = {}
      for (const [name, field] of Object.entries(shape)) {
        const value = misspelt.has(field.key) ? failed : readField(node, field, context)
        if (value === failed) whole = false
        else values[name] = value
      }
      // Every name of the shape has been read by its own field's kind, which is what Values says.
      return whole ? (values as Values<S>) : failed
    },
  }
}

function readField<T>(node: Mapping, field: Field<T>, context: Context): Read<T | undefined> {
  const entry = node.entries.find(({ key }) => key.text === field.key)
  const path = context.field ? `${context.field} › ${field.key}` : field.key
  const inner = { ...context, field: path, example: field.example }
  if (entry?.value.kind === 'scalar' && entry.value.reported) return failed
  const blank = entry?.value.kind === 'scalar' && entry.value.text.trim() === ''
  if (entry && !blank) return field.kind.read(entry.value, inner)
  if (!field.required) return undefined
  const { example = '', kind } = field
  const expected = kind.expected.includes(example) ? kind.expected : `${kind.expected}，例：${example}`
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

/** Reports keys that the shape does not have, and tells which fields they were meant to be. */
function reportUnknown(
  node: Mapping,
  shape: Shape,
  context: Context,
): { misspelt: ReadonlySet<string>; complete: boolean } {
  const keys = Object.values(shape).map((field) => field.key)
  const unknown = node.entries.filter(({ key }) => !keys.includes(key.text))
  const misspelt = new Set<string>()
  for (const entry of unknown) {
    const free = keys.filter(
      (key) => !misspelt.has(key) && !node.entries.some((other) => other.key.text === key),
    )
    const meant = reportColon(entry, free, context) ?? reportName(entry, free, context)
    if (meant) misspelt.add(meant)
  }
  return { misspelt, complete: unknown.length === 0 }
}

/** How to mend full-width punctuation between braces. */
export const bracesFix = '冒号改成英文冒号加空格，逗号改成英文逗号加空格，如 { 3月底: 25.00, 6月底: 50.00 }'

/** A colon that YAML took for a part of the key: `3月底：25.00` or `3月底:25.00`. */
function reportColon({ key }: Entry, free: readonly string[], context: Context): string | undefined {
  const [, name = '', colon = '', value = ''] = /^([^：:]+)([：:])\s*(.*)$/s.exec(key.text) ?? []
  if (!free.includes(name.trim())) return undefined
  const fullWidth = colon === '：'
  if (/[，：]/.test(value)) {
    report(context, key.at, {
      rule: 'full-width-comma',
      message: `“${name}”后面用了中文的冒号或逗号`,
      fix: bracesFix,
    })
    return name.trim()
  }
  report(
    context,
    { ...key.at, column: key.at.column + name.length },
    {
      rule: fullWidth ? 'full-width-colon' : 'colon-space',
      message: fullWidth ? `“${name}”后面是中文冒号“：”` : `“${name}”的冒号后面没有空格`,
      fix: `改成英文冒号加一个空格：${name.trim()}: ${clip(value)}`,
    },
  )
  return name.trim()
}

function reportName({ key }: Entry, free: readonly string[], context: Context): string | undefined {
  const meant = nearest(key.text, free)
  report(context, key.at, {
    rule: 'unknown-field',
    message: `没有“${clip(key.text)}”这一项`,
    expected: free.length > 0 ? `这里还可以写：${free.join('、')}` : '这里该有的各项都有了',
    fix: meant ? `是不是“${meant}”？改成“${meant}: ”` : '删去这一项；如果是上一项的文字，写到上一项里去',
  })
  return meant
}

/** A list of one or more items, which messages number: `第3项`. */
export function listOf<T>(kind: Kind<T>, expected: string): Kind<T[]> {
  return {
    expected,
    shape: kind.shape,
    item: kind,
    read(node, context) {
      if (node.kind !== 'sequence' || node.items.length === 0)
        return report(context, node.at, {
          rule: 'list',
          message: '这里应有一项或几项，每项以“- ”开头',
          expected,
          fix: '每一项另起一行，比上面的键多缩进两格，以“- ”开头，其余各行与“- ”后的文字左边对齐',
        })
      const values: T[] = []
      for (const [index, item] of node.items.entries()) {
        if (item.kind === 'scalar' && item.reported) continue
        const value = kind.read(item, { ...context, field: `${context.field} 第${index + 1}项` })
        if (value !== failed) values.push(value)
      }
      return values.length === node.items.length ? values : failed
    },
  }
}

/** All keys of a kind, at every depth. */
export function keysOf(kind: Kind<unknown>): string[] {
  return Object.values(kind.shape ?? {}).flatMap((field) => [field.key, ...keysOf(field.kind)])
}
