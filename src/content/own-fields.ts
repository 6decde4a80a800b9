import type { MoneyUnit } from '../model/money.ts'
import type { FormTemplate } from './kinds/template.ts'
import { type Kind, optional, type Shape } from './schema/kind.ts'
import { date, line, money, points, prose, rate, target } from './schema/scalars.ts'

/*
 * Fields that an official form has and the program does not know (自有字段). They are keys of the content files that use the
 * form, and beyond this file nothing tells them from any other: a record says which it has, its kind is extended by them.
 */

export type OwnField = FormTemplate['own'][number]

/** What an own field may hold, by the names that templates have for it. */
const ownKinds: Readonly<Record<OwnField['kind'], (unit: MoneyUnit) => Kind<unknown>>> = {
  文字: () => prose,
  一行: () => line,
  金额: money,
  百分数: () => rate,
  分数: () => points,
  日期: () => date,
  指标值: () => target,
}

/** A kind of file as it reads and writes with amounts in `unit`, and with the fields that its form has of its own. */
export function schemaOf<T>(
  kind: { schema(unit: MoneyUnit): Kind<T> },
  unit: MoneyUnit,
  own: readonly OwnField[] = [],
): Kind<T> {
  const schema = kind.schema(unit)
  if (own.length === 0) return schema
  const lists = Object.entries(schema.shape ?? {}).flatMap(([name, field]) => {
    const fields = own.filter(({ list }) => list === field.key)
    return fields.length === 0
      ? []
      : [[name, { ...field, kind: field.kind.extend?.(shapeOf(fields, unit)) ?? field.kind }] as const]
  })
  const single = shapeOf(
    own.filter(({ list }) => list === undefined),
    unit,
  )
  return schema.extend?.({ ...Object.fromEntries(lists), ...single }) ?? schema
}

function shapeOf(own: readonly OwnField[], unit: MoneyUnit): Shape {
  return Object.fromEntries(
    own.map(({ key, kind, description }) => [
      key,
      optional(key, ownKinds[kind](unit), { description: description ?? '表样自有的字段' }),
    ]),
  )
}

/** The own fields of a form, if it is one for such records. */
export function ownFieldsOf(
  forms: readonly FormTemplate[],
  purpose: string,
  form: string | undefined,
): readonly OwnField[] | undefined {
  const template = forms.find(({ id }) => id === form)
  return template?.purpose === purpose && template.own.length > 0 ? template.own : undefined
}

/** The form that a content file asks for (表样), looked up before it is read, as its keys depend on it. */
export function formIn(text: string): string | undefined {
  return /^表样:[ \t]+["']?([\w-]+)/m.exec(text)?.[1]
}
