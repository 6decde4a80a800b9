import { departmentKind } from '../content/kinds/department.ts'
import { type PrintedKind, printedKinds, stemOf } from '../content/kinds/kinds.ts'
import { projectKind } from '../content/kinds/project.ts'
import { type Department, type FormRecord, recordsOf } from '../content/record.ts'
import type { Field } from '../content/schema/field.ts'
import type { Kind } from '../content/schema/kind.ts'
import { pageOf } from '../corrections/item-addresses.ts'
import { departmentPage } from '../model/address.ts'
import { type Cell, cellsOf, columnsOf, leavesOf, type Row, valuesOf, withheldIn } from './column.ts'
import {
  joinReasons,
  pageColumn,
  projectColumns,
  projectKey,
  type Table,
  unitCells,
  unitColumns,
  unitKey,
  withheldColumn,
} from './table.ts'

/** What the tables call the kinds of records. */
const recordNames = printedKinds.map(({ name }) => name).join('、')

/** Amounts are read already, so that the unit of money makes no difference. */
function schemaOf(kind: PrintedKind): Kind<unknown> {
  return kind.schema('元')
}

/** One table for each kind of record, and one for each kind of list in them. */
export const recordTables: readonly Table[] = [...printedKinds.map(recordTable), ...listTables()]

/** The years of units, each with what its text says of itself. */
export const unitsTable: Table = {
  id: 'units',
  title: '单位',
  description: '一行是一个单位的一个预算年度',
  columns: [
    ...columnsOf(departmentKind.schema()),
    { name: '项目数', type: 'integer', description: '公开了几个项目', required: true },
    pageColumn,
  ],
  key: unitKey,
  rowsOf: (department) => [
    [
      ...cellsOf(departmentKind.schema(), department),
      department.projects.length,
      departmentPage(department.unit, department.year),
    ],
  ],
}

/** Every amount of every record, one a row: to add up by source without knowing the forms. */
export const fundingTable: Table = {
  id: 'funding',
  title: '资金',
  description: '一行是一笔金额：预算数和它的来源，中期资金，自评和监控里的预算、执行数',
  columns: [
    ...projectColumns,
    { name: '记录', type: 'string', description: `金额写在哪种表里：${recordNames}`, required: true },
    { name: '项', type: 'string', description: '表上的名称，如 预算数、财政资金', required: true },
    { name: '金额（元）', type: 'number', decimals: 2, description: '以元为单位的金额', required: true },
  ],
  key: [...projectKey, '记录', '项'],
  parent: 'units',
  rowsOf: (department) =>
    rowsOfLeaves(department, 'money', printedKinds).map(({ cells, kind, path, value }) => [
      ...cells,
      kind.name,
      path,
      value,
    ]),
}

/** The spending plans: to which checkpoint which share. */
export const plansTable: Table = {
  id: 'plans',
  title: '支出计划',
  description: '一行是一个项目到一个节点的累计支出',
  columns: [
    ...projectColumns,
    { name: '节点', type: 'string', description: '到哪个月底', required: true },
    { name: '累计支出（%）', type: 'number', decimals: 2, description: '占预算数的百分比', required: true },
  ],
  key: [...projectKey, '节点'],
  parent: 'projects',
  rowsOf: (department) =>
    rowsOfLeaves(department, 'percent', [projectKind]).map(({ cells, path, value }) => [
      ...cells,
      path.slice(path.lastIndexOf('.') + 1),
      value,
    ]),
}

function recordTable(kind: PrintedKind): Table {
  const schema = schemaOf(kind)
  const isOfUnit = kind.owner === 'year' && kind !== projectKind
  // A record repeats what its unit's year says, and a project its own name: those are columns already.
  const own = columnsOf(schema)
  return {
    id: `${kind.id}s`,
    title: kind.title,
    description: isOfUnit ? '一行是一个单位的一个预算年度' : '一行是一个项目',
    columns: [...(isOfUnit ? unitColumns : projectColumns), ...own, withheldColumn, pageColumn],
    key: isOfUnit ? unitKey : projectKey,
    parent: kind === projectKind || isOfUnit ? 'units' : 'projects',
    rowsOf: (department) =>
      recordsIn(department, kind).map((one) => {
        const withheld = joinReasons(withheldIn(schema, one.record))
        const place = isOfUnit ? unitCells(department) : placeCells(one)
        return [...place, ...cellsOf(schema, one.record), withheld, pageOfRecord(one)]
      }),
  }
}

/** A list in a kind of record: `绩效指标` of 项目. */
interface ListField {
  kind: PrintedKind
  /** The name of the field, in code and on the form. */
  name: string
  field: Field<unknown>
}

function listTables(): Table[] {
  const lists = printedKinds.flatMap((kind) =>
    Object.entries(schemaOf(kind).shape ?? {}).flatMap(([name, field]): ListField[] =>
      field.kind.item ? [{ kind, name, field }] : [],
    ),
  )
  // Lists of the same things, such as the indicators of a project and of a unit, are one table.
  return [...Map.groupBy(lists, ({ field }) => field.kind.shape).values()].flatMap((group) => {
    const [first] = group
    return first ? [listTable(first, group)] : []
  })
}

function listTable({ name, field, kind }: ListField, group: readonly ListField[]): Table {
  const item = field.kind.item ?? field.kind
  return {
    id: name,
    title: kind === projectKind ? field.key : `${kind.title}：${field.key}`,
    description: `一行是“${[...new Set(group.map((one) => one.field.key))].join('”“')}”里的一项`,
    columns: [
      ...projectColumns,
      { name: '记录', type: 'string', description: `写在哪种表里：${recordNames}`, required: true },
      { name: '列表', type: 'string', description: '表上的名称，如 绩效指标、中期绩效指标', required: true },
      { name: '次序', type: 'integer', description: '在公开的各项里是第几项', required: true },
      ...columnsOf(item),
      withheldColumn,
    ],
    key: [...projectKey, '记录', '列表', '次序'],
    parent: 'units',
    rowsOf: (department) =>
      group.flatMap((one) =>
        recordsIn(department, one.kind).flatMap((record) =>
          itemsOf(record.record, one.name).map(
            (value, index): Row => [
              ...placeCells(record),
              one.kind.name,
              one.field.key,
              index + 1,
              ...cellsOf(item, value),
              joinReasons(withheldIn(item, value)),
            ],
          ),
        ),
      ),
  }
}

function itemsOf(record: object, name: string): readonly unknown[] {
  const list: unknown = Object.entries(record).find(([key]) => key === name)?.[1]
  return Array.isArray(list) ? list : []
}

function recordsIn(department: Department, kind: PrintedKind): FormRecord[] {
  return recordsOf(department).filter((record) => record.kind === kind)
}

/** The place of a record; that of a whole unit has the name of its page where others have a project. */
function placeCells({ kind, department, project }: FormRecord): Cell[] {
  return [...unitCells(department), project?.id ?? kind.id]
}

function pageOfRecord({ kind, department: { unit, year }, project }: FormRecord): string {
  return pageOf({ unit, year, stem: stemOf(kind, project?.id) })
}

/** What stands in the fields of a kind, one a row. */
function rowsOfLeaves(department: Department, rule: string, among: readonly PrintedKind[]) {
  return among.flatMap((kind) => {
    const schema = schemaOf(kind)
    const leaves = leavesOf(schema.shape ?? {})
    return recordsIn(department, kind).flatMap((record) => {
      const values = valuesOf(schema, record.record)
      return leaves.flatMap(({ path, columns: [column], rule: own }, index) => {
        const value = values[index] === undefined ? undefined : column?.cell(values[index])
        return own === rule && value !== undefined ? [{ cells: placeCells(record), kind, path, value }] : []
      })
    })
  })
}
