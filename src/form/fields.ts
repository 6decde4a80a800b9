import {
  type Checkpoint,
  checkpoints,
  type Department,
  type Indicator,
  type Project,
} from '../model/record.ts'

/** What a form can print, under the form's own names: single fields, and lists of items. Text is as approved. */
export interface FormFields {
  values: Readonly<Record<string, string>>
  lists: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>
}

type Texts<T> = Readonly<Record<string, (record: T) => string>>

const departmentTexts: Texts<Department> = {
  单位编码: (department) => department.unit,
  单位名称: (department) => department.name,
  年度: (department) => String(department.year),
  金额单位: (department) => department.moneyUnit,
}

const projectTexts: Texts<Project> = {
  项目编码: (project) => project.code,
  序号: (project) => String(project.order),
  项目名称: (project) => project.name,
  预算数: (project) => project.budget.raw,
  财政资金: (project) => project.fiscal?.raw ?? '',
  其他资金: (project) => project.otherFunds?.raw ?? '',
  资金用途: (project) => project.usage,
  ...Object.fromEntries(checkpoints.map((checkpoint) => [checkpoint, planned(checkpoint)])),
  绩效目标: (project) => project.goal,
}

const indicatorTexts: Texts<Indicator> = {
  一级指标: (indicator) => indicator.level1.raw,
  二级指标: (indicator) => indicator.level2.raw,
  三级指标: (indicator) => indicator.name,
  绩效指标描述: (indicator) => indicator.description ?? '',
  指标值: (indicator) => indicator.target.raw,
  指标值确定依据: (indicator) => indicator.basis ?? '',
}

/** The fields of one project in its department. Blank fields are the empty string. */
export function projectFields(department: Department, project: Project): FormFields {
  return {
    values: { ...fill(departmentTexts, department), ...fill(projectTexts, project) },
    lists: { 绩效指标: project.indicators.map((indicator) => fill(indicatorTexts, indicator)) },
  }
}

/** The names that a template may use: of single fields, and of the fields of each list. */
export const fieldNames: { values: readonly string[]; lists: Readonly<Record<string, readonly string[]>> } = {
  values: [...Object.keys(departmentTexts), ...Object.keys(projectTexts)],
  lists: { 绩效指标: Object.keys(indicatorTexts) },
}

function fill<T>(texts: Texts<T>, record: T): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text(record)]))
}

function planned(checkpoint: Checkpoint) {
  return (project: Project) => project.plan[checkpoint]?.raw ?? ''
}
