import type { Money } from './money.ts'
import type { Percent } from './percent.ts'
import type { Withholds } from './withheld.ts'

/** A line of a monitoring table's funding block (财预〔2019〕136号): what was planned, spent, and will be by year's end. */
export interface Progress extends Withholds {
  /** 年初预算数 */
  planned?: Money
  /** 1—7月执行数 */
  spent?: Money
  /** 1—7月执行率, as published. */
  rate?: Percent
  /** 全年预计执行数 */
  expected?: Money
}

/** How a project goes in the course of its year (`<项目编码>.monitor.yaml`). */
export interface Monitor extends Withholds {
  file: string
  form: string
  published?: string
  /** The month whose end it tells of: 7 in a table of January to July. */
  until: number
  /** 年度资金总额 */
  total: Progress
  /** 其中：本年一般公共预算拨款 */
  fiscal?: Progress
  /** 其他资金 */
  otherFunds?: Progress
  /** One for each indicator of the project, in its order. */
  observations: Observation[]
}

/** Whether the target will be met by the end of the year, in the form's three words. */
export const likelihoods = ['确定能', '有可能', '完全不可能'] as const
export type Likelihood = (typeof likelihoods)[number]

/** The form's columns of what a deviation is due to; each holds a tick or some words. */
export const causes = ['经费保障', '制度保障', '人员保障', '硬件条件保障', '其他'] as const
export type Cause = (typeof causes)[number]

/** How far one indicator has come. */
export interface Observation extends Partial<Record<Cause, string>>, Withholds {
  /** The indicator's 三级指标, by which the two are matched. */
  name: string
  /** 1—7月执行情况 */
  progress: string
  /** 全年预计完成情况 */
  expected?: string
  /** 原因说明 */
  reason?: string
  likelihood?: Likelihood
  /** 备注 */
  remark?: string
}
