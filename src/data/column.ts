import type { Kind, Shape } from '../content/schema/kind.ts'
import type { Money } from '../model/money.ts'
import { oncePer } from '../model/once.ts'
import { splitTarget, type Target } from '../model/target.ts'
import type { Withholds } from '../model/withheld.ts'

/** A value of a table; blank where it is undefined. */
export type Cell = string | number | undefined
export type Row = readonly Cell[]

/** A column of a table, as the dictionary and the datapackage describe it. */
export interface Column {
  name: string
  type: 'string' | 'integer' | 'number'
  /** Of a number: how many are written. */
  decimals?: number
  description: string
  /** Whether no row leaves it blank. */
  required?: true
}

/** A column with the way to its value from that of a field. */
interface FieldColumn extends Column {
  cell(value: unknown): Cell
}

/** A field that holds a single value, at any depth of mappings, and its columns. */
interface Leaf {
  /** The way to it in the form's own words: `资金支出计划.3月底`. */
  path: string
  columns: readonly FieldColumn[]
  /** What errors call its kind: `money`, `percent`. */
  rule: string | undefined
}

/** The columns of a kind's own fields, so that a new field is in the data by itself. Lists are tables of their own. */
export function columnsOf(kind: Kind<unknown>): Column[] {
  return leavesOf(kind.shape ?? {}).flatMap(({ columns }) =>
    columns.map(({ cell: _, ...column }): Column => column),
  )
}

/** The fields of a shape that hold single values, those of mappings inside included. They are asked for with every record. */
export const leavesOf = oncePer((shape: Shape): readonly Leaf[] => leavesBelow(shape, ''))

function leavesBelow(shape: Shape, above: string): Leaf[] {
  return Object.values(shape).flatMap(({ key, kind, description }): Leaf[] => {
    const path = above === '' ? key : `${above}.${key}`
    if (kind.item) return []
    if (kind.shape) return leavesBelow(kind.shape, path)
    return [{ path, rule: kind.rule, columns: fieldColumns(path, kind, description) }]
  })
}

/** What a record says in each leaf of its kind, in the same order; nothing where it is blank or withheld. */
export function valuesOf(kind: Kind<unknown>, record: unknown): unknown[] {
  const fields = fieldsOf(kind, record)
  return Object.entries(kind.shape ?? {}).flatMap(([name, { key, kind: inner }]): unknown[] => {
    if (inner.item) return []
    const value = key in (fields.withheld ?? {}) ? undefined : fields[name]
    return inner.shape ? valuesOf(inner, value) : [value]
  })
}

/** A record's row: the cells of all columns of its kind. */
export function cellsOf(kind: Kind<unknown>, record: unknown): Cell[] {
  const values = valuesOf(kind, record)
  return leavesOf(kind.shape ?? {}).flatMap(({ columns }, index) =>
    columns.map(({ cell }) => (values[index] === undefined ? undefined : cell(values[index]))),
  )
}

/** What a record does not publish and why, so that it is told apart from what is blank: `预算数：涉及国家秘密`. */
export function withheldIn(kind: Kind<unknown>, record: unknown, above = ''): string[] {
  const fields = fieldsOf(kind, record)
  const own = Object.entries(fields.withheld ?? {}).map(([key, reason]) => `${above}${key}：${reason}`)
  const inner = Object.entries(kind.shape ?? {}).flatMap(([name, field]) =>
    field.kind.shape && !field.kind.item ? withheldIn(field.kind, fields[name], `${above}${field.key}.`) : [],
  )
  return [...own, ...inner]
}

type Fields = Withholds & { [name: string]: unknown }

function fieldsOf(kind: Kind<unknown>, record: unknown): Fields {
  const fields: unknown = isObject(record) ? (kind.fieldsOf?.(record) ?? record) : {}
  return isObject(fields) ? fields : {}
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

/** How amounts, shares and promises become numbers that programs can add up; all else is text as published. */
function fieldColumns(path: string, kind: Kind<unknown>, description: string): FieldColumn[] {
  switch (kind.rule) {
    case 'money':
      return [
        {
          name: `${path}（元）`,
          type: 'number',
          decimals: 2,
          description: `${description}，以元为单位`,
          cell: (value) => (isMoney(value) ? value.fen / 100 : undefined),
        },
      ]
    case 'percent':
    case 'points':
      return [{ name: path, type: 'number', decimals: 2, description, cell: hundredths }]
    case 'yes':
      return [{ name: path, type: 'string', description, cell: (value) => (value === true ? '是' : '否') }]
    case 'number':
    case 'year':
      return [{ name: path, type: 'integer', description, cell: Number }]
    case 'target':
    case 'actual':
      return targetColumns(path, description)
    default:
      return [{ name: path, type: 'string', description, cell: approvedText }]
  }
}

function targetColumns(path: string, description: string): FieldColumn[] {
  const part = (
    name: string,
    type: Column['type'],
    what: string,
    cell: (target: Target) => Cell,
  ): FieldColumn => ({
    name: `${path}.${name}`,
    type,
    description: what,
    cell: (value) => (isTarget(value) ? cell(value) : undefined),
  })
  return [
    { name: path, type: 'string', description, cell: approvedText },
    part(
      '符号',
      'string',
      `${path}的符号：≥、≤、>、<、=，或定性`,
      (target) => splitTarget(target).sign || undefined,
    ),
    part('数值', 'number', `${path}里的数；是一个范围的，较小的数`, lowest),
    part('上限', 'number', `${path}是一个范围的，较大的数`, (target) =>
      target.kind === 'range' ? Number(target.high) : undefined,
    ),
    part('单位', 'string', `${path}的单位，百分比写作 %`, unitOf),
  ]
}

function lowest(target: Target): Cell {
  if (target.kind === 'quantity') return Number(target.value)
  return target.kind === 'range' ? Number(target.low) : undefined
}

function unitOf(target: Target): Cell {
  return target.kind === 'quantity' || target.kind === 'range' ? target.unit || undefined : undefined
}

function hundredths(value: unknown): Cell {
  return isObject(value) && typeof value.hundredths === 'number' ? value.hundredths / 100 : undefined
}

function approvedText(value: unknown): Cell {
  const text = isObject(value) ? value.raw : value
  return text === '' || text === undefined ? undefined : String(text)
}

function isMoney(value: unknown): value is Money {
  return isObject(value) && typeof value.fen === 'number'
}

function isTarget(value: unknown): value is Target {
  return isObject(value) && 'raw' in value && 'kind' in value
}
