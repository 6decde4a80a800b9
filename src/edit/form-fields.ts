import type { Field as FormField } from '@sveltia/cms'
import type { Field } from '../content/schema/field.ts'
import type { Kind } from '../content/schema/kind.ts'
import { line } from '../content/schema/scalars.ts'
import { withheldKey } from '../content/schema/withhold.ts'
import { listReasonName, withheldValuesName, withholdable } from './form-values.ts'

const reasons = '如 涉及国家秘密、涉及商业秘密、涉及个人隐私。理由本身是公开的'

/** The fields of a form, from the schema that reads the file: labels, hints, what is required and what fits. */
export function formFields(kind: Kind<unknown>, withholds = kind.withholds === true): FormField[] {
  const fields = Object.values(kind.shape ?? {}).flatMap((field) => formField(field, withholds))
  if (!withholds) return fields
  const what = kind.withholds ? '整个文件' : '上面这些'
  const blanks = Object.values(kind.shape ?? {}).some(({ required }) => required)
    ? '。必填而不写值的，写“不公开”'
    : ''
  const reason: FormField = {
    name: withheldKey,
    label: `${withheldKey}的理由`,
    widget: 'string',
    required: false,
    hint: `${what}都不公开时才填，${reasons}${blanks}`,
  }
  return [...fields, reason, { name: withheldValuesName, label: withheldValuesName, widget: 'hidden' }]
}

function formField(field: Field<unknown>, withholds: boolean): FormField[] {
  const { key, kind } = field
  const hidden = withholdable(field, withholds)
  const shared = { name: key, label: key, required: field.required, hint: hintOf(field) }
  if (kind.item) {
    const list: FormField = {
      ...shared,
      widget: 'list',
      required: field.required && !hidden,
      label_singular: key,
      fields: formFields(kind.item, withholds),
      summary: summaryOf(kind.item),
      collapsed: true,
    }
    const reason: FormField = {
      name: listReasonName(key),
      label: listReasonName(key),
      widget: 'string',
      required: false,
      hint: `“${key}”全部不公开时才填，${reasons}`,
    }
    return hidden ? [list, reason] : [list]
  }
  if (kind.shape)
    return [{ ...shared, widget: 'object', fields: formFields(kind, withholds), collapsed: false }]
  if (kind.words && !hidden) return [{ ...shared, widget: 'select', options: [...kind.words] }]
  const pattern = patternOf(kind, hidden)
  return [{ ...shared, widget: kind.prose ? 'text' : 'string', ...(pattern && { pattern }) }]
}

/** What the manual says of a field, but for what only concerns who writes files by hand. */
function hintOf({ description, example, kind }: Field<unknown>): string {
  const what = description.replace(/，每[项条]以“- ”开头$/, '')
  const plain = kind.shape || kind.prose || kind.expected === line.expected
  const expected = plain || what.includes(kind.expected) ? '' : `。${kind.expected}`
  const shown = example !== undefined && !kind.shape && !expected.includes(example)
  return `${what}${expected}${shown ? `，例：${example}` : ''}`
}

/** What fits, or that a value is withheld, written as in a file. */
function patternOf(kind: Kind<unknown>, hidden: boolean): [RegExp, string] | undefined {
  const words = kind.words && `^(${kind.words.join('|')})$`
  const source = kind.pattern?.source ?? words
  if (source === undefined) return undefined
  const text = hidden ? `(${source})|^${withheldKey}` : `(${source})|^${withheldKey}$`
  return [new RegExp(text), `应为：${kind.expected}`]
}

/** What a folded item shows of itself: its name, and its value where it has one. */
function summaryOf(item: Kind<unknown>): string {
  const keys = Object.values(item.shape ?? {}).map(({ key }) => key)
  const shown = [
    ...['三级指标', '任务名称', '规则', '指标值', '实际完成值', '执行情况', '总额'],
    ...['文件', '字段', '名称', '旧编号', '新编号'],
  ]
  return shown
    .filter((key) => keys.includes(key))
    .map((key) => `{{${key}}}`)
    .join('　')
}
