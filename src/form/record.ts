import type { Purpose } from '../model/form.ts'
import type { MoneyUnit } from '../model/money.ts'
import type { Monitor } from '../model/monitor.ts'
import type { Overall } from '../model/overall.ts'
import type { Department, Project } from '../model/record.ts'
import type { Result } from '../model/result.ts'
import { itemPlace, type Withholds } from '../model/withheld.ts'
import {
  departmentFields,
  type Fields,
  indicatorFields,
  isWithheld,
  monitorFields,
  observationFields,
  outcomeFields,
  overallFields,
  printValue,
  projectFields,
  readField,
  resultFields,
  taskFields,
} from './fields.ts'
import { type ListItem, type WithheldField, withheldLists } from './withheld.ts'

type Of<Part> = { department: Department } & Part

/** A record that a form prints, with what it is about. */
export type FormRecord =
  | Of<{ purpose: 'project'; project: Project }>
  | Of<{ purpose: 'result'; project: Project; result: Result }>
  | Of<{ purpose: 'monitor'; project: Project; monitor: Monitor }>
  | Of<{ purpose: 'overall'; overall: Overall }>

/** The texts of a record: of its single fields, and of each item of its lists. Blank fields are the empty string. */
export interface FormFields {
  values: Texts
  lists: Readonly<Record<string, readonly Texts[]>>
  /** What of them is not public. */
  withheld?: readonly WithheldField[]
}
export type Texts = Readonly<Record<string, string>>

/** The names that templates of each purpose may use: of single fields, and of the fields of each list. */
export const fieldNames: Readonly<
  Record<Purpose, { values: readonly string[]; lists: Readonly<Record<string, readonly string[]>> }>
> = {
  project: {
    values: names(departmentFields, projectFields),
    lists: { 绩效指标: names(indicatorFields), 中期绩效指标: names(indicatorFields) },
  },
  result: {
    values: names(departmentFields, projectFields, resultFields),
    lists: { 绩效指标: names(indicatorFields, outcomeFields) },
  },
  monitor: {
    values: names(departmentFields, projectFields, monitorFields),
    lists: { 绩效指标: names(indicatorFields, observationFields) },
  },
  overall: {
    values: names(departmentFields, overallFields),
    lists: { 年度主要任务: names(taskFields), 绩效指标: names(indicatorFields) },
  },
}

function names(...tables: readonly object[]): string[] {
  return tables.flatMap((table) => Object.keys(table))
}

/**
 * The texts that a form prints of a record.
 * @param unit the form's own unit of money, if it has one
 */
export function formFields(record: FormRecord, unit?: MoneyUnit): FormFields {
  const { department } = record
  const own = unit === department.moneyUnit ? undefined : unit
  const withheld: WithheldField[] = []
  const fill = <T>(fields: Fields<T>, of: T & Withholds, item?: ListItem): Texts =>
    Object.fromEntries(
      Object.entries(fields).map(([field, read]) => {
        const value = readField(of, field, read)
        if (isWithheld(value)) withheld.push({ field, ...value, ...(item && { item }) })
        return [field, printValue(value, own)]
      }),
    )
  const fillList = <T extends Withholds & { name: string }>(
    list: string,
    fields: Fields<T>,
    items: readonly T[] = [],
  ) => items.map((item, index) => fill(fields, item, { list, index, name: item.name }))
  const head = { ...fill(departmentFields, department), ...(unit && { 金额单位: unit }) }
  if (record.purpose === 'overall') {
    const { overall } = record
    const values = { ...head, ...fill(overallFields, overall) }
    const lists = {
      年度主要任务: fillList('年度主要任务', taskFields, overall.tasks),
      绩效指标: fillList('绩效指标', indicatorFields, overall.indicators),
    }
    return { values, lists, withheld: [...withheld, ...withheldLists(overall, Object.keys(lists))] }
  }
  const { project } = record
  const values = { ...head, ...fill(projectFields, project) }
  const indicators = fillList('绩效指标', indicatorFields, project.indicators)
  const beside = (items: readonly Texts[]) => ({
    绩效指标: indicators.map((texts, index) => ({ ...texts, ...items[index] })),
  })
  const notes = (...parts: Withholds[]) => [
    ...withheld,
    ...parts.flatMap((part) => withheldLists(part, ['绩效指标', '中期绩效指标'])),
  ]
  switch (record.purpose) {
    case 'project': {
      const midterm = fillList('中期绩效指标', indicatorFields, project.midtermIndicators)
      const lists = { 绩效指标: indicators, 中期绩效指标: midterm }
      return { values, lists, withheld: notes(project) }
    }
    case 'result': {
      const { result } = record
      const own = { ...values, ...fill(resultFields, result) }
      const lists = beside(fillList('绩效指标', outcomeFields, result.outcomes))
      return { values: own, lists, withheld: notes(project, result) }
    }
    case 'monitor': {
      const { monitor } = record
      const own = { ...values, ...fill(monitorFields, monitor) }
      const lists = beside(fillList('绩效指标', observationFields, monitor.observations))
      return { values: own, lists, withheld: notes(project, monitor) }
    }
  }
}

/** The file that a record stands in. */
export function ownFile(record: FormRecord): string {
  return ownPart(record).file
}

/** What of a record its own file holds. */
function ownPart(record: FormRecord): Withholds & { file: string } {
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

const ownFields: Readonly<Record<'result' | 'monitor', readonly object[]>> = {
  result: [resultFields, outcomeFields],
  monitor: [monitorFields, observationFields],
}

/**
 * The place of a field of a record: its file, as a self-evaluation's form also prints what stands in its project's, and
 * the path that findings give it: `绩效指标.2.权重` is `绩效指标 第3项 › 权重`.
 */
export function placeOf(record: FormRecord, source: string): { file: string; field: string } {
  const { purpose, department } = record
  const [, list = '', index, column = source] = /^([^.]+)\.(\d+)\.(.*)$/.exec(source) ?? []
  const isProjects =
    (purpose === 'result' || purpose === 'monitor') && !ownFields[purpose].some((table) => column in table)
  const part: Withholds & { file: string } =
    column in departmentFields ? department : isProjects ? record.project : ownPart(record)
  const path = index === undefined ? source : `${itemPlace(part, list, Number(index))}.${column}`
  return { file: part.file, field: path.replaceAll('.', ' › ') }
}
