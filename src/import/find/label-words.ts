import { kinds } from '../../content/kinds/kinds.ts'
import type { Names } from '../../content/schema/field.ts'
import type { Kind, Shape } from '../../content/schema/kind.ts'

/*
 * What labels of documents mean. What provinces call a field is said in its kind of file (`called`); here are only the labels of
 * groups of cells, which are no field.
 */

/** What fields are called, by their path in the content file: `资金支出计划.3月底`. */
export const fieldNames = new Map<string, Set<string | RegExp>>()
/** What the columns of indicator and task tables are called, by the key of an item. */
export const columnNames = new Map<string, Set<string | RegExp>>()
/** What is called so over the amounts of a funding block, and the lines that cross it (10号, 136号). */
export const amountNames = new Map<string, Set<string | RegExp>>()
export const lineNames = new Map<string, Set<string | RegExp>>()
/** Fields with prose of several paragraphs. */
export const longFields = new Set<string>()

for (const kind of kinds) addFields(kind.schema('万元').shape ?? {}, '')

function addFields(shape: Shape, above: string): void {
  for (const { key, called, kind } of Object.values(shape)) {
    if (kind.item) addColumns(kind.item)
    else if (kind.shape && called) {
      add(lineNames, key, called)
      for (const amount of Object.values(kind.shape)) add(amountNames, amount.key, amount.called)
    } else if (kind.shape) addFields(kind.shape, `${above}${key}.`)
    else {
      add(fieldNames, above + key, called)
      if (kind.prose) longFields.add(above + key)
    }
  }
}

function addColumns({ shape = {}, computed = {} }: Kind<unknown>): void {
  for (const { key, called } of Object.values(shape)) add(columnNames, key, called)
  for (const [path, { called }] of Object.entries(computed))
    add(columnNames, path.slice(path.lastIndexOf('.') + 1), called)
}

function add(names: Map<string, Set<string | RegExp>>, key: string, called: Names = []): void {
  if (called.length > 0) names.set(key, new Set([...(names.get(key) ?? []), ...called]))
}

/** Labels that head a group of cells and have no value of their own. */
export const groupNames: Names = [
  '预算规模及资金用途',
  '资金支出计划',
  '资金来源',
  '绩效目标及指标',
  '年度主要任务',
  '预算金额',
  '偏差原因分析',
  '完成目标可能性',
  '金额合计',
  '项目基本情况',
  '预算执行情况',
  /^(项目|本?年度|长期|中长期|中期|实施期)*绩效指标$/,
  /^(项目|年度)?资金(情况|构成|安排)?$/,
]

/** The field that a row below a group's label holds, where it has no label of its own (河北). */
export const unlabelled: Readonly<Record<string, string>> = { 预算规模及资金用途: '资金用途' }
