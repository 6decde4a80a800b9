import { monitorSchema, resultSchema } from '../content/kinds/assessment.ts'
import { overallSchema } from '../content/kinds/overall.ts'
import { departmentSchema, projectSchema } from '../content/kinds/schema.ts'
import type { Field, Kind } from '../content/schema/kind.ts'
import { recordsOf } from '../form/choose.ts'
import type { FormRecord } from '../form/record.ts'
import { departmentPage, overallPage, projectPage } from '../model/address.ts'
import type { Department } from '../model/record.ts'
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

/** A kind of record that has a table. Amounts are read already, so that the unit of money makes no difference. */
interface RecordKind {
  purpose: FormRecord['purpose']
  name: string
  /** The name of its table. */
  table: string
  title: string
  schema: Kind<unknown>
}

const kinds: readonly RecordKind[] = [
  { purpose: 'project', name: '项目', table: 'projects', title: '项目', schema: projectSchema('元') },
  { purpose: 'result', name: '自评', table: 'results', title: '绩效自评', schema: resultSchema('元') },
  { purpose: 'monitor', name: '监控', table: 'monitors', title: '绩效监控', schema: monitorSchema('元') },
  {
    purpose: 'overall',
    name: '整体',
    table: 'overalls',
    title: '整体支出绩效目标',
    schema: overallSchema('元'),
  },
]

/** One table for each kind of record, and one for each kind of list in them. */
export const recordTables: readonly Table[] = [...kinds.map(recordTable), ...listTables()]

/** The years of units, each with what its text says of itself. */
export const unitsTable: Table = {
  id: 'units',
  title: '单位',
  description: '一行是一个单位的一个预算年度',
  columns: [
    ...columnsOf(departmentSchema),
    { name: '项目数', type: 'integer', description: '公开了几个项目', required: true },
    pageColumn,
  ],
  key: unitKey,
  rowsOf: (department) => [
    [
      ...cellsOf(departmentSchema, department),
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
    { name: '记录', type: 'string', description: '金额写在哪种表里：项目、自评、监控、整体', required: true },
    { name: '项', type: 'string', description: '表上的名称，如 预算数、财政资金', required: true },
    { name: '金额（元）', type: 'number', decimals: 2, description: '以元为单位的金额', required: true },
  ],
  key: [...projectKey, '记录', '项'],
  parent: 'units',
  rowsOf: (department) =>
    rowsOfLeaves(department, 'money', kinds).map(({ cells, kind, path, value }) => [
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
    rowsOfLeaves(
      department,
      'percent',
      kinds.filter(({ purpose }) => purpose === 'project'),
    ).map(({ cells, path, value }) => [...cells, path.slice(path.lastIndexOf('.') + 1), value]),
}

function recordTable({ purpose, table, title, schema }: RecordKind): Table {
  const isOverall = purpose === 'overall'
  // A record repeats what its unit's year says, and a project its own name: those are columns already.
  const own = columnsOf(schema)
  return {
    id: table,
    title,
    description: isOverall ? '一行是一个单位的一个预算年度' : '一行是一个项目',
    columns: [...(isOverall ? unitColumns : projectColumns), ...own, withheldColumn, pageColumn],
    key: isOverall ? unitKey : projectKey,
    parent: purpose === 'project' || isOverall ? 'units' : 'projects',
    rowsOf: (department) =>
      recordsIn(department, purpose).map((record) => {
        const value = printed(record)
        const withheld = joinReasons(withheldIn(schema, value))
        const place = isOverall ? unitCells(department) : placeCells(record)
        return [...place, ...cellsOf(schema, value), withheld, pageOf(record)]
      }),
  }
}

/** A list in a kind of record: `绩效指标` of 项目. */
interface ListField {
  kind: RecordKind
  /** The name of the field, in code and on the form. */
  name: string
  field: Field<unknown>
}

function listTables(): Table[] {
  const lists = kinds.flatMap((kind) =>
    Object.entries(kind.schema.shape ?? {}).flatMap(([name, field]): ListField[] =>
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
    title: kind.purpose === 'project' ? field.key : `${kind.title}：${field.key}`,
    description: `一行是“${[...new Set(group.map((one) => one.field.key))].join('”“')}”里的一项`,
    columns: [
      ...projectColumns,
      { name: '记录', type: 'string', description: '写在哪种表里：项目、自评、监控、整体', required: true },
      { name: '列表', type: 'string', description: '表上的名称，如 绩效指标、中期绩效指标', required: true },
      { name: '次序', type: 'integer', description: '在公开的各项里是第几项', required: true },
      ...columnsOf(item),
      withheldColumn,
    ],
    key: [...projectKey, '记录', '列表', '次序'],
    parent: 'units',
    rowsOf: (department) =>
      group.flatMap((one) =>
        recordsIn(department, one.kind.purpose).flatMap((record) =>
          itemsOf(printed(record), one.name).map(
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

function recordsIn(department: Department, purpose: FormRecord['purpose']): FormRecord[] {
  return recordsOf(department).filter((record) => record.purpose === purpose)
}

/** What a form prints of a record: the record itself. */
function printed(record: FormRecord): object {
  switch (record.purpose) {
    case 'project':
      return record.project
    case 'result':
      return record.result
    case 'monitor':
      return record.monitor
    case 'overall':
      return record.overall
  }
}

/** The place of a record; that of a whole unit has the name of its page where others have a project. */
function placeCells(record: FormRecord): Cell[] {
  const { purpose, department } = record
  return [...unitCells(department), purpose === 'overall' ? purpose : record.project.id]
}

function pageOf(record: FormRecord): string {
  const { unit, year } = record.department
  return record.purpose === 'overall' ? overallPage(unit, year) : projectPage(unit, year, record.project.id)
}

/** What stands in the fields of a kind, one a row. */
function rowsOfLeaves(department: Department, rule: string, among: readonly RecordKind[]) {
  return among.flatMap((kind) => {
    const leaves = leavesOf(kind.schema.shape ?? {})
    return recordsIn(department, kind.purpose).flatMap((record) => {
      const values = valuesOf(kind.schema, printed(record))
      return leaves.flatMap(({ path, columns: [column], rule: own }, index) => {
        const value = values[index] === undefined ? undefined : column?.cell(values[index])
        return own === rule && value !== undefined ? [{ cells: placeCells(record), kind, path, value }] : []
      })
    })
  })
}
