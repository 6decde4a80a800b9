import type { FormTemplate } from '../content/kinds/template.ts'
import { schemaOf } from '../content/own-fields.ts'
import type { FormRecord } from '../content/record.ts'
import type { Kind } from '../content/schema/kind.ts'
import { itemsUnder } from '../content/schema/list-items.ts'
import { withheldKey } from '../content/schema/withhold.ts'
import { type Plain, writeRecord } from '../content/schema/write-record.ts'
import type { Finding } from '../model/finding.ts'
import { itemPlace } from '../model/withheld.ts'
import { fieldsOf, fieldsOfRow } from './check-fields.ts'
import { fieldsIn } from './expand.ts'
import { printedFields } from './printed-fields.ts'

/**
 * Finds what a record's file fills in and its form has no place for: it would be published nowhere but in the data. What
 * follows from a field (`指标数值`) prints the field.
 */
export function findUnprinted(template: FormTemplate, { kind, department, record }: FormRecord): Finding[] {
  const schema = schemaOf<unknown>(kind, department.moneyUnit, record.own)
  const report = (field: string) => finding(template, record.file, field)
  const single = filledIn(schema, record, printedNames(template)).map(report)
  const listed = Object.values(schema.shape ?? {}).flatMap(({ key, kind: list }) => {
    const items = (list.item && itemsUnder(schema, record, key)) ?? []
    const names = printedNames(template, key)
    if (!list.item || items.length === 0) return []
    if (names.size === 0) return [report(key)]
    const seen = new Set<string>()
    return items.flatMap((item, index) =>
      filledIn(list.item ?? list, item, names)
        .filter((name) => !seen.has(name) && seen.add(name))
        .map((name) => report(`${itemPlace(record, key, index)}.${name}`)),
    )
  })
  return [...single, ...listed]
}

/** The fields of a record, or of an item, that its file fills in and the form does not print. */
function filledIn(kind: Kind<unknown>, values: object, printed: ReadonlySet<string>): string[] {
  const said = textPaths(writeRecord(kind, values))
  const names = Map.groupBy(printedFields(kind), ({ field }) => field)
  const identity = Object.values(kind.shape ?? {}).flatMap(({ key, identity }) => (identity ? [key] : []))
  const unprinted = said.filter(
    (field) =>
      !identity.includes(field) &&
      names.has(field) &&
      !names.get(field)?.some(({ name }) => printed.has(name)),
  )
  return [...new Set(unprinted.map((field) => groupOf(field, printed)))]
}

/** The group around a field (`资金支出计划`), where the form prints nothing of it: one finding for all of it. */
function groupOf(field: string, printed: ReadonlySet<string>): string {
  const [group = field] = field.split('.')
  return [...printed].some((name) => name.startsWith(`${group}.`)) ? field : group
}

/** The paths of the texts in a content. What is withheld has none. */
function textPaths(content: Plain, path: string[] = []): string[] {
  if (typeof content === 'string') return [path.join('.')]
  if (Array.isArray(content) || withheldKey in content) return []
  return Object.entries(content).flatMap(([key, value]) => textPaths(value, [...path, key]))
}

/** The names that a form prints: of single fields, or of the fields of a list. */
function printedNames(template: FormTemplate, list?: string): Set<string> {
  const { title, left = '', right = '', rows } = template
  if (list === undefined) {
    const single = rows.flatMap((row) => fieldsOfRow(row, template).single)
    return new Set([...single, ...[title, left, right].flatMap(fieldsIn)])
  }
  const own = rows.filter(({ each }) => each?.includes(list))
  return new Set(
    own.flatMap(({ cells }) =>
      cells
        .flatMap(fieldsOf)
        .map((name) => (name.startsWith(`${list}.`) ? name.slice(list.length + 1) : name)),
    ),
  )
}

function finding({ id }: FormTemplate, file: string, path: string): Finding {
  const field = path.replaceAll('.', ' › ')
  return {
    rule: 'form-unprinted',
    severity: 'warning',
    file,
    field,
    message: `填了，但表样 ${id} 上没有这一栏，表上印不出来`,
    expected: `只填表样 ${id} 上有的各栏`,
    fix: '表上没有这一栏的，删去；表上有的，请管理表样的人把它加到 form.yaml 里，或换成有这一栏的表样',
  }
}
