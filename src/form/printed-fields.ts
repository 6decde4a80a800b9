import type { Field } from '../content/schema/field.ts'
import type { Kind, Printable } from '../content/schema/kind.ts'
import { exactMoney, type Money, type MoneyUnit } from '../model/money.ts'
import { oncePer } from '../model/once.ts'
import { withheldWord } from '../model/withheld.ts'

/** What a form prints of a field: a text, something with the text that was approved, nothing, or why it is withheld. */
export type Value = Printable | Money | number | Withheld
/** Why a field is not public, under the name of what its file withholds: the field itself, or the group around it. */
export interface Withheld {
  name: string
  reason: string
}

/** A field that forms can print. */
export interface PrintedField {
  /** The field's path in the content file (`中期资金.财政拨款`), or the name of what follows from it (`指标数值`). */
  name: string
  /** The path of the field in the file that it prints, or that it follows from. */
  field: string
  read(values: object): Value
}

/**
 * The fields of a kind that forms can print, by the names that templates use: those that its schema reads and writes, and
 * what is computed from them. Lists are not among them.
 */
export const printedFields = oncePer((kind: Kind<unknown>): readonly PrintedField[] =>
  Object.entries(kind.shape ?? {}).flatMap(([property, field]) => fieldsFrom(property, field, kind)),
)

function fieldsFrom(property: string, field: Field<unknown>, kind: Kind<unknown>): PrintedField[] {
  const { key } = field
  if (field.unprinted || field.kind.item) return []
  if (field.kind.shape) return fieldsBelow(property, field)
  const computed = Object.entries(kind.computed ?? {}).filter(([, { from }]) => from === key)
  const own = computed.some(([name]) => name === key)
    ? []
    : [unlessWithheld(key, key, key, (values) => printable(propertyOf(values, property)))]
  return [...own, ...computed.map(([name, { print }]) => unlessWithheld(name, key, key, print))]
}

/** The fields of a part of a record, under the part's name. */
function fieldsBelow(property: string, { key, kind }: Field<unknown>): PrintedField[] {
  return printedFields(kind).map((inner) =>
    unlessWithheld(`${key}.${inner.name}`, `${key}.${inner.field}`, key, (values) => {
      const part = propertyOf(values, property)
      const value = hasFields(part) ? inner.read(part) : undefined
      return isWithheld(value) ? { ...value, name: `${key}的${value.name}` } : value
    }),
  )
}

/** @param key what the file withholds with it */
function unlessWithheld(
  name: string,
  field: string,
  key: string,
  read: (values: object) => Value,
): PrintedField {
  return {
    name,
    field,
    read(values) {
      const reasons = propertyOf(values, 'withheld')
      const reason = hasFields(reasons) ? propertyOf(reasons, key) : undefined
      return typeof reason === 'string' ? { name: key, reason } : read(values)
    },
  }
}

function propertyOf(values: object, property: string): unknown {
  return hasFields(values) ? values[property] : undefined
}

function hasFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** A value that the schema reads, as something that has a text. */
function printable(value: unknown): Value {
  if (value === undefined || typeof value === 'string' || typeof value === 'number') return value
  if (hasFields(value) && 'raw' in value && typeof value.raw === 'string')
    return 'fen' in value && typeof value.fen === 'number'
      ? { raw: value.raw, fen: value.fen }
      : { raw: value.raw }
  throw new Error(`no text for ${JSON.stringify(value)}`)
}

export function isWithheld(value: Value): value is Withheld {
  return typeof value === 'object' && 'reason' in value
}

/** A value as it is printed: as approved, but an amount in the form's unit where the form has one of its own. */
export function printValue(value: Value, unit: MoneyUnit | undefined): string {
  if (value === undefined || typeof value === 'string') return value ?? ''
  if (typeof value === 'number') return String(value)
  if (isWithheld(value)) return withheldWord
  return unit && 'fen' in value ? exactMoney(value.fen, unit) : value.raw
}
