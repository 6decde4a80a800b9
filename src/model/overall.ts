import type { Money } from './money.ts'
import type { Funds, Indicator } from './record.ts'
import type { Withholds } from './withheld.ts'

/** The targets of a department's whole spending (财预〔2015〕88号; `content/<unit>/<year>/overall.yaml`). */
export interface Overall extends Withholds {
  file: string
  form: string
  published?: string
  /** 年度主要任务 */
  tasks: Task[]
  /** 金额合计, as published. */
  sum?: Funds
  /** 年度总体目标 */
  goal: string
  indicators: Indicator[]
}

/** One of a department's main tasks of the year. */
export interface Task extends Withholds {
  name: string
  content?: string
  total?: Money
  fiscal?: Money
  otherFunds?: Money
}
