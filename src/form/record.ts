import type { Purpose } from '../model/form.ts'
import type { MoneyUnit } from '../model/money.ts'
import type { Monitor } from '../model/monitor.ts'
import type { Overall } from '../model/overall.ts'
import type { Department, Project } from '../model/record.ts'
import type { Result } from '../model/result.ts'
import {
  departmentFields,
  type Fields,
  indicatorFields,
  monitorFields,
  observationFields,
  outcomeFields,
  overallFields,
  printValue,
  projectFields,
  resultFields,
  taskFields,
} from './fields.ts'

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
  const fill = <T>(fields: Fields<T>, of: T): Record<string, string> =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, printValue(value(of), own)]))
  const head = { ...fill(departmentFields, department), ...(unit && { 金额单位: unit }) }
  if (record.purpose === 'overall') {
    const { overall } = record
    return {
      values: { ...head, ...fill(overallFields, overall) },
      lists: {
        年度主要任务: overall.tasks.map((task) => fill(taskFields, task)),
        绩效指标: overall.indicators.map((indicator) => fill(indicatorFields, indicator)),
      },
    }
  }
  const { project } = record
  const values = { ...head, ...fill(projectFields, project) }
  const indicators = project.indicators.map((indicator) => fill(indicatorFields, indicator))
  const beside = <T>(items: readonly T[], fields: Fields<T>) => ({
    绩效指标: indicators.map((texts, index) => {
      const item = items[index]
      return item === undefined ? texts : { ...texts, ...fill(fields, item) }
    }),
  })
  switch (record.purpose) {
    case 'project': {
      const midterm = project.midtermIndicators ?? []
      const lists = { 绩效指标: indicators, 中期绩效指标: midterm.map((item) => fill(indicatorFields, item)) }
      return { values, lists }
    }
    case 'result':
      return {
        values: { ...values, ...fill(resultFields, record.result) },
        lists: beside(record.result.outcomes, outcomeFields),
      }
    case 'monitor':
      return {
        values: { ...values, ...fill(monitorFields, record.monitor) },
        lists: beside(record.monitor.observations, observationFields),
      }
  }
}

/** The file that a record stands in. */
export function ownFile(record: FormRecord): string {
  switch (record.purpose) {
    case 'project':
      return record.project.file
    case 'result':
      return record.result.file
    case 'monitor':
      return record.monitor.file
    case 'overall':
      return record.overall.file
  }
}

const ownFields: Readonly<Record<'result' | 'monitor', readonly object[]>> = {
  result: [resultFields, outcomeFields],
  monitor: [monitorFields, observationFields],
}

/** The file that holds a field of a record: a self-evaluation's form also prints what stands in its project's file. */
export function fileOf(record: FormRecord, field: string): string {
  const { purpose, department } = record
  const name = field.replace(/^[^.]+\.\d+\./, '')
  if (name in departmentFields) return department.file
  const isProjects =
    (purpose === 'result' || purpose === 'monitor') && !ownFields[purpose].some((table) => name in table)
  return isProjects ? record.project.file : ownFile(record)
}
