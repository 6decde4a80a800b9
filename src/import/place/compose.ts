import type { Field } from '../../content/schema/field.ts'
import type { Kind } from '../../content/schema/kind.ts'
import type { Plain } from '../../content/schema/write-record.ts'
import { type FoundForm, type Item, type List, lists } from '../find/found-form.ts'
import { oneLine } from '../find/one-line.ts'

/**
 * The content that a form's texts make, in the schema's order; what the form leaves blank is blank.
 * @param own values that the document does not hold, such as 表样
 */
export function compose(
  kind: Kind<unknown>,
  { fields, lists: items }: Pick<FoundForm, 'fields' | 'lists'>,
  own: Readonly<Record<string, string>>,
): { [key: string]: Plain } {
  const content: { [key: string]: Plain } = {}
  for (const { key, kind: inner } of Object.values(kind.shape ?? {})) {
    const list = lists.find((name) => name === key)
    const value = list ? composeList(inner, items[list]) : composeField(inner, key, fields, own)
    if (value !== undefined) content[key] = value
  }
  return content
}

function composeList(kind: Kind<unknown>, items: readonly Item[]): Plain | undefined {
  const fields = Object.values(kind.shape ?? {})
  return items.length > 0 ? items.map((item) => pick(fields, (key) => item.get(key))) : undefined
}

function composeField(
  kind: Kind<unknown>,
  key: string,
  fields: ReadonlyMap<string, string>,
  own: Readonly<Record<string, string>>,
): Plain | undefined {
  if (!kind.shape) return own[key] ?? shaped(fields.get(key), kind)
  const group = pick(Object.values(kind.shape), (inner) => fields.get(`${key}.${inner}`))
  return Object.keys(group).length > 0 ? group : undefined
}

function pick(
  fields: readonly Field<unknown>[],
  value: (key: string) => string | undefined,
): { [key: string]: Plain } {
  return Object.fromEntries(
    fields.flatMap(({ key, kind }) => {
      const text = shaped(value(key), kind)
      return text === undefined ? [] : [[key, text]]
    }),
  )
}

/** A text as its field holds it: in one line, but for prose. */
function shaped(text: string | undefined, { prose }: Kind<unknown>): string | undefined {
  return text === undefined || prose ? text : oneLine(text)
}

/** A form whose items of a list have some of their texts under other keys too: 分值 is 权重 of a target, 分值 of a result. */
export function renamed(form: FoundForm, list: List, from: string, to: string): FoundForm {
  const items = form.lists[list].map((item) => {
    const text = item.get(from)
    return text === undefined ? item : new Map([...item, [to, text]])
  })
  return { ...form, lists: { ...form.lists, [list]: items } }
}
