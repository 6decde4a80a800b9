import { itemName, type Withholds } from '../../model/withheld.ts'
import type { Mapping, Node } from '../text/node.ts'
import { clip } from '../words.ts'
import type { Advice } from './advice.ts'
import { type Context, failed, type Read, report } from './context.ts'
import type { Field, Kind, Shape } from './field.ts'
import { reportUnknown } from './unknown-key.ts'
import { isWithheld, readReason, refuseAlone, reportMisspelt } from './withhold.ts'

export { type Context, failed, type Read } from './context.ts'
export {
  defaulted,
  type Kind,
  optional,
  type Printable,
  required,
  requiredOrWithheld,
  type Shape,
} from './field.ts'

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
    rule,
    expected,
    read(node, context) {
      if (node.kind !== 'scalar')
        return report(context, node.at, {
          rule,
          message: '应填一个值，却写成了一组内容',
          expected,
          fix: fixOfGroup(node, parse),
        })
      const value = parse(node.text)
      if (value !== undefined) return value
      const text = clip(node.text.trim())
      const advice = advise?.(node.text.trim())
      return report(context, node.at, {
        rule,
        message: `“${text}”${advice?.message ?? '填得不对'}`,
        expected,
        fix: mend(advice, parse, context),
      })
    },
  }
}

/** How a group is mended that stands for one value: one between brackets, paragraphs each with a dash, or signs of YAML in a text. */
function fixOfGroup(node: Node, parse: (text: string) => unknown): string {
  const [only, ...others] = node.kind === 'sequence' && node.flow ? node.items : []
  const text = only?.kind === 'scalar' && others.length === 0 ? only.text : ''
  if (parse(text) !== undefined && parse(`[${text}]`) === undefined) return `删去方括号，改成 ${text}`
  const takesParagraphs = parse('甲\n乙') !== undefined
  return takesParagraphs && node.kind !== 'scalar' && !node.flow
    ? '冒号后面写“ |-”，每段另起一行，比上面的键多缩进两格，前面不写“- ”，文字里的冒号用中文冒号“：”'
    : '直接在冒号后面写值；文字里有英文的 [ ] { } 或“- ”时，整段用英文双引号括起来'
}

/** What was meant, where that is known and fits; else what to look up. */
function mend(advice: Advice | undefined, parse: (text: string) => unknown, { file }: Context): string {
  const { meant, fix = `${isOurs(file) ? '' : '对照批复的文件，'}写成“应为”里说的样子` } = advice ?? {}
  return meant !== undefined && parse(meant) !== undefined ? `改成 ${meant}` : fix
}

/** Whether a file says how this site is, and nothing that was approved. */
function isOurs(file: string): boolean {
  return /(^|\/)(site|units|waivers)\.yaml$|^templates\//.test(file)
}

/** What a kind of value reads as. */
export type ValuesOf<K> = K extends Kind<infer T> ? T : never
type ValueOf<F> = F extends Field<infer T> ? T : never
/** What a mapping of that shape reads as; optional fields may be absent. */
export type Values<S extends Shape> = {
  [Name in keyof S as undefined extends ValueOf<S[Name]> ? never : Name]: ValueOf<S[Name]>
} & {
  [Name in keyof S as undefined extends ValueOf<S[Name]> ? Name : never]?: ValueOf<S[Name]>
} & Withholds

/** A mapping with just the fields of `shape`: missing, blank, unknown and misspelt ones are each reported. */
export function mapping<S extends Shape>(shape: S, what: string): Kind<Values<S>> {
  return mappingWith(shape, {}, what)
}

/** @param more fields that only some files have, under names of their own */
function mappingWith<S extends Shape>(shape: S, more: Shape, what: string): Kind<Values<S>> {
  const all: Shape = { ...shape, ...more }
  const fields = Object.values(all)
  const keys = fields.map(({ key }) => key)
  const called = new Map(
    fields.flatMap((field) => (field.called ? [[field.key, field.called] as const] : [])),
  )
  return {
    expected: what,
    shape: all,
    extend: (others) => mappingWith(shape, { ...more, ...others }, what),
    // A mapping of optional fields may have none of them, which is what Values says.
    ...(fields.every(({ required }) => !required) && { standIn: {} as Values<S> }),
    read(node, context) {
      if (node.kind !== 'mapping')
        return report(context, node.at, {
          rule: 'mapping',
          message: '这里不是“键: 值”的写法',
          expected: what,
          fix: '每一项写成“键: 值”，冒号用英文冒号，后面加一个空格',
        })
      const { misspelt, complete } = reportUnknown(node, keys, context, called)
      let whole = complete
      const values: Record<string, unknown> = {}
      const withheld: Record<string, string> = {}
      for (const [name, field] of Object.entries(all)) {
        const value = misspelt.has(field.key) ? failed : readField(node, field, context, withheld)
        if (value === failed) whole = false
        else values[name] = value
      }
      if (Object.keys(withheld).length > 0) values.withheld = withheld
      // Every name of the shape has been read by its own field's kind, which is what Values says.
      return whole ? (values as Values<S>) : failed
    },
  }
}

/** @param withheld takes the reasons why the field, or items of its list, are withheld */
function readField<T>(
  node: Mapping,
  field: Field<T>,
  context: Context,
  withheld: Record<string, string>,
): Read<T | undefined> {
  const entry = node.entries.find(({ key }) => key.text === field.key)
  const path = context.field ? `${context.field} › ${field.key}` : field.key
  const inner = { ...context, field: path }
  if (entry?.value.kind === 'scalar' && entry.value.reported) return failed
  if (entry && context.withholds) {
    const hidden = takeReasons(entry.value, field, inner, withheld)
    if (hidden === failed) return failed
    if (hidden) return field.kind.standIn
  }
  const blank = entry?.value.kind === 'scalar' && entry.value.text.trim() === ''
  if (entry && !blank) return field.kind.read(entry.value, inner)
  if (!field.required) return field.otherwise
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

/** Takes the reasons why a field, or items of its list, are withheld, and tells whether the field itself is. */
function takeReasons(
  value: Node,
  field: Field<unknown>,
  context: Context,
  withheld: Record<string, string>,
): Read<boolean> {
  if (!field.public && !field.kind.shape && reportMisspelt(value, context)) return failed
  const items = value.kind === 'sequence' ? value.items : []
  for (const [number, part] of [value, ...items].entries()) {
    if (!isWithheld(part)) continue
    const within = (path: string) => (number === 0 ? path : itemName(path, number))
    const place = { ...context, field: within(context.field) }
    const reason = field.public
      ? refuseAlone(part, field, place)
      : readReason(part, place, field.kind.shape !== undefined)
    if (reason === failed) return failed
    withheld[within(field.key)] = reason
  }
  return field.key in withheld
}

/** A mapping that is a content file, which may be withheld as a whole or in parts. As a whole, it reads as nothing at all. */
export function record<S extends Shape>(shape: S, what: string): Kind<Values<S>> {
  return withholding(mapping(shape, what))
}

function withholding<T>(kind: Kind<T>): Kind<T> {
  return {
    ...kind,
    withholds: true,
    extend: (more) => withholding(kind.extend?.(more) ?? kind),
    read(node, context) {
      if (!isWithheld(node)) return kind.read(node, { ...context, withholds: true })
      readReason(node, context, true)
      return failed
    },
  }
}

/**
 * A list of one or more items, which messages number: `第3项`.
 * @param most how many there may be; of a longer list no item is read
 */
export function listOf<T>(kind: Kind<T>, expected: string, most = Infinity): Kind<T[]> {
  return {
    expected,
    shape: kind.shape,
    item: kind,
    extend: (more) => listOf(kind.extend?.(more) ?? kind, expected, most),
    standIn: [],
    read(node, context) {
      if (node.kind !== 'sequence' || node.items.length === 0)
        return report(context, node.at, {
          rule: 'list',
          message: '这里应有一项或几项，每项以“- ”开头',
          expected,
          fix: '每一项另起一行，比上面的键多缩进两格，以“- ”开头，其余各行与“- ”后的文字左边对齐',
        })
      if (node.items.length > most)
        return report(context, node.at, {
          rule: 'list',
          message: `有 ${node.items.length} 项，超过了最多的 ${most} 项`,
          fix: '对照批复的文件，删去多粘贴的各项',
        })
      const values: T[] = []
      let withheld = 0
      for (const [index, item] of node.items.entries()) {
        if (item.kind === 'scalar' && item.reported) continue
        if (context.withholds && isWithheld(item)) {
          withheld++
          continue
        }
        const value = kind.read(item, { ...context, field: itemName(context.field, index + 1) })
        if (value !== failed) values.push(value)
      }
      return values.length + withheld === node.items.length ? values : failed
    },
  }
}

/** All keys of a kind, at every depth. */
export function keysOf(kind: Kind<unknown>): string[] {
  return Object.values(kind.shape ?? {}).flatMap((field) => [field.key, ...keysOf(field.kind)])
}
