import type { Money } from './money.ts'
import type { Percent } from './percent.ts'
import type { Points } from './points.ts'
import type { Target } from './target.ts'
import type { Withholds } from './withheld.ts'

/** A line of a self-evaluation's funding block (财预〔2020〕10号): what was planned, what was spent. */
export interface Execution extends Withholds {
  /** 年初预算数 */
  planned?: Money
  /** 全年预算数 */
  adjusted?: Money
  /** 全年执行数 */
  spent?: Money
  weight?: Points
  /** 执行率, as published. */
  rate?: Percent
  score?: Points
}

/** A project's self-evaluation (`<项目编码>.result.yaml`). Scores are taken as published. */
export interface Result extends Withholds {
  file: string
  form: string
  published?: string
  /** 年度资金总额 */
  total: Execution
  /** 当年财政拨款 */
  fiscal?: Execution
  /** 上年结转资金 */
  carriedOver?: Execution
  /** 其他资金 */
  otherFunds?: Execution
  /** 实际完成情况 */
  achieved: string
  /** One for each indicator of the project, in its order. */
  outcomes: Outcome[]
  /** 总分 */
  score?: Points
}

/** What became of one indicator. */
export interface Outcome extends Withholds {
  /** The indicator's 三级指标, by which the two are matched. */
  name: string
  /** 实际完成值 */
  actual: Target
  weight?: Points
  score?: Points
  /** 偏差原因分析及改进措施 */
  reason?: string
}
