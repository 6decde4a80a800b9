/**
 * What a department has changed of what it had published (`content/<unit>/<year>/corrections.yaml`). It stands for good,
 * also when everything else of the folder is gone.
 */
export interface Corrections {
  file: string
  unit: string
  year: number
  /** 更正 */
  corrections: Correction[]
  /** 撤下 */
  withdrawals: Withdrawal[]
  /** 改编号 */
  renamings: Renaming[]
}

/** A correction of one field (更正说明). */
export interface Correction {
  date: string
  /** What was corrected, by the name of its file without `.yaml`: a project's id, `<id>.result`, `overall`, `department`. */
  of: string
  /** In the form's own words: `预算数`, `绩效指标 › 办理法律援助案件数量 › 指标值`. */
  field: string
  /** What had been published; absent where it was blank. */
  before?: string
  /** What is published instead; absent where it is blank now. */
  after?: string
  reason: string
  /** 经办 */
  by?: string
  /** The document that it rests on. */
  basis?: string
}

/** Something published that is not any longer (撤下说明). */
export interface Withdrawal {
  date: string
  /** As in `Correction`; `department` is the whole year of the unit. */
  of: string
  /** What it was called. */
  name: string
  reason: string
}

/** Something published that has another address now. */
export interface Renaming {
  date: string
  /** A project's id, or the unit's code. */
  from: string
  to: string
  reason: string
}

/** The name that corrections have for a department's text and its basic facts (`department.md`). */
export const departmentText = 'department'

/** What a correction says in the place of what was published by mistake and shall not be repeated, such as a telephone number. */
export const noLongerPublic = '不再公开'
