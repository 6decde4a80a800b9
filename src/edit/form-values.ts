import { isBlank, isMapping, type PlainMapping } from '../content/edit/plain.ts'
import type { Field } from '../content/schema/field.ts'
import type { Kind } from '../content/schema/kind.ts'
import { withheldKey, withheldValueKey } from '../content/schema/withhold.ts'
import type { Plain } from '../content/schema/write-record.ts'
import { EditError } from './edit-error.ts'

/*
 * What a file says, as the fields of a form, and back. A form has a text for each value, and for what a file withholds:
 * of a value, the words `不公开: 理由` in its field; of an item or a group of values, a field of its own; of a list, one beside it.
 */

/** The values of a form's fields by their names, which are the keys of the file. */
export type FormValues = { [name: string]: unknown }

/** The name of the hidden field with what is withheld and stays in the file: nobody needs to see it to leave it there. */
export const withheldValuesName = '不公开的内容'

/** The name of the field with the reason why a whole list is withheld. */
export function listReasonName(key: string): string {
  return `${key}不公开的理由`
}

/** Whether a field has a form for being withheld. */
export function withholdable(field: Field<unknown>, withholds: boolean): boolean {
  return withholds && field.public !== true
}

/** Fills in a form. */
export function toForm(
  kind: Kind<unknown>,
  content: PlainMapping,
  withholds = kind.withholds === true,
): FormValues {
  const values: FormValues = {}
  const kept: PlainMapping = {}
  const whole = withholds && withheldKey in content
  for (const field of Object.values(kind.shape ?? {})) {
    const { key } = field
    const value = content[key]
    const reason = reasonOf(value)
    const own = isMapping(value) ? value[withheldValueKey] : undefined
    if (reason !== undefined && own !== undefined) kept[key] = own
    if (field.kind.item) {
      values[key] = Array.isArray(value) ? value.map((item) => itemForm(field.kind, item, withholds)) : []
      if (withholdable(field, withholds)) values[listReasonName(key)] = reason ?? ''
    } else if (field.kind.shape) {
      if (isMapping(value)) values[key] = toForm(field.kind, value, withholds)
    } else if (reason !== undefined) values[key] = `${withheldKey}: ${reason}`
    else values[key] = typeof value === 'string' ? value : ''
    if (whole && field.required && values[key] === '') values[key] = withheldKey
  }
  if (withholds) values[withheldKey] = content[withheldKey] ?? ''
  if (content[withheldValueKey] !== undefined && whole) kept[withheldValueKey] = content[withheldValueKey]
  if (withholds) values[withheldValuesName] = isBlank(kept) ? '' : JSON.stringify(kept)
  return values
}

function itemForm(list: Kind<unknown>, item: Plain, withholds: boolean): FormValues {
  return toForm(list.item ?? list, isMapping(item) ? item : {}, withholds)
}

function reasonOf(value: Plain | undefined): string | undefined {
  const reason = isMapping(value) ? value[withheldKey] : undefined
  return typeof reason === 'string' ? reason : undefined
}

/** What a form that was filled in says. */
export function fromForm(
  kind: Kind<unknown>,
  values: FormValues,
  withholds = kind.withholds === true,
): PlainMapping {
  const content: PlainMapping = {}
  const kept = readWithheldValues(values[withheldValuesName])
  const reason = withholds ? trimmed(values[withheldKey]) : ''
  if (reason !== '') {
    content[withheldKey] = reason
    if (kept[withheldValueKey] !== undefined) content[withheldValueKey] = kept[withheldValueKey]
  }
  for (const field of Object.values(kind.shape ?? {})) {
    const { key } = field
    const value = values[key]
    const own = kept[key]
    const withhold = (why: string) => ({
      [withheldKey]: why,
      ...(own !== undefined && { [withheldValueKey]: own }),
    })
    if (field.kind.item) {
      const why = trimmed(values[listReasonName(key)])
      const items = Array.isArray(value) ? value.filter(isForm) : []
      const list = items.map((item) => fromForm(field.kind.item ?? field.kind, item, withholds))
      content[key] =
        why === '' ? list : { ...withhold(why), ...(list.length > 0 && { [withheldValueKey]: list }) }
    } else if (field.kind.shape) {
      content[key] = isForm(value) ? fromForm(field.kind, value, withholds) : ''
    } else {
      const text = trimmed(value)
      const why = withholdable(field, withholds) ? /^不公开\s*(?:[:：]\s*(.*))?$/s.exec(text) : null
      if (text === withheldKey && reason !== '') content[key] = ''
      else if (why && !why[1])
        throw new EditError(`${key}：没有写明不公开的理由。照这样写：${withheldKey}: 涉及国家秘密`)
      else content[key] = why?.[1] ? withhold(why[1]) : text
    }
  }
  return content
}

/** What is typed or pasted, with one kind of line end. */
function trimmed(value: unknown): string {
  return value === undefined || value === null ? '' : String(value).replace(/\r\n?/g, '\n').trim()
}

function isForm(value: unknown): value is FormValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readWithheldValues(value: unknown): PlainMapping {
  if (typeof value !== 'string' || value === '') return {}
  const kept: Plain = JSON.parse(value)
  return isMapping(kept) ? kept : {}
}
