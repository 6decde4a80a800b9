import type { Corrections } from './correction.ts'
import type { Money, MoneyUnit } from './money.ts'
import type { Monitor } from './monitor.ts'
import type { Overall } from './overall.ts'
import type { Percent } from './percent.ts'
import type { Points } from './points.ts'
import type { Result } from './result.ts'
import type { Direction, Target, TargetParts } from './target.ts'
import type { Classified, Level1, Level2 } from './taxonomy.ts'
import type { Waivers } from './waiver.ts'
import type { Withholds } from './withheld.ts'

/** Everything that is published. */
export interface Publication {
  site: Site
  /** One per unit and year, newest year first, then by unit code. */
  departments: Department[]
  /** What was changed after it had been published, by unit and year, as files say it. What may be printed, its history tells. */
  corrections: Corrections[]
  /** Who should publish, where that is known. */
  units?: ListedUnit[]
}

/** Who publishes (`content/site.yaml`). Whatever is not filled in is absent, and absent from the pages. */
export interface Site {
  name: string
  region: string
  sponsor: string
  organizer?: string
  address?: string
  phone?: string
  url?: string
  siteCode?: string
  icp?: string
  police?: string
  errorReport?: string
  partyBadge?: string
  /** 示例数据: everything is invented, and every page says so. */
  sample?: boolean
  /** Who may do what with the open data. */
  dataLicence?: string
  dataLicenceUrl?: string
  /** Whether there is an OFD beside each PDF. */
  ofd?: boolean
  /** Where the browser editor keeps changes, if not in a folder of the machine it runs on. */
  editing?: EditingPlatform
}

/** A repository on a platform for code. */
export interface EditingPlatform {
  platform: 'GitHub' | 'GitLab' | 'Gitea'
  repository: string
  branch?: string
  /** Of a platform of one's own. */
  url?: string
  /** What the platform calls the editor, so that users can sign in there; else they need a token. */
  clientId?: string
}

/** A unit that should publish (`content/units.yaml`). */
export interface ListedUnit {
  unit: string
  name: string
  /** 起, 止: the first and the last budget year that it has projects for; open where not given. */
  from?: number
  to?: number
  /** 免公开的理由: why it need not publish. */
  reason?: string
}

/** One unit's disclosure for one budget year (`content/<unit>/<year>/`). */
export interface Department {
  file: string
  unit: string
  name: string
  year: number
  moneyUnit: MoneyUnit
  form: string
  approved?: string
  published?: string
  source?: string
  /** 项目总数: how many projects it has in all, published or not. */
  projectCount?: number
  narrative: Section[]
  projects: Project[]
  /** The targets of its whole spending, where it sets them. */
  overall?: Overall
  /** Findings of the review that may stand. They are not published. */
  waivers?: Waivers
}

/** A part of the narrative: `总体绩效目标`, `分项绩效目标`, `工作保障措施`. */
export interface Section {
  title: string
  blocks: Block[]
}

export type Block =
  | { kind: 'heading'; level: 3 | 4; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] }

/** A run of narrative text; `href` is an http or https address. */
export interface Inline {
  text: string
  strong?: boolean
  href?: string
}

/**
 * One budget project (`content/<unit>/<year>/<code>.yaml`). What every form has is always there; the rest is there where
 * the project's form asks for it, and its template says that it does.
 */
export interface Project extends Withholds {
  file: string
  /** Its own form, where that is not the department's. */
  form?: string
  /** The name of its file, which names it in addresses: its code where it has one. */
  id: string
  /** 项目编码, where the department's form has one. */
  code?: string
  order: number
  name: string
  /** 延续自: the 项目编码 it had the year before, where that was another. */
  continues?: string
  /** 调整说明: why targets are not those of the year before. */
  adjustment?: string
  /** 主管部门, with its code as the form has it. */
  authority?: string
  /** 实施单位 */
  implementer?: string
  /** 项目类别 */
  category?: string
  /** 项目属性 */
  nature?: string
  /** 项目期 */
  period?: string
  /** 预算数, unless it is withheld. */
  budget?: Money
  fiscal?: Money
  /** 上年结转 */
  carriedOver?: Money
  otherFunds?: Money
  usage?: string
  plan?: SpendingPlan
  goal: string
  indicators: Indicator[]
  /** The years of a project that runs for several (财预〔2015〕88号, 中期), such as `2024年—2026年`. */
  midtermYears?: string
  midtermFunds?: Funds
  midtermGoal?: string
  midtermIndicators?: Indicator[]
  /** Its self-evaluation, once there is one. */
  result?: Result
  /** How it goes in the course of the year, where that is published. */
  monitor?: Monitor
}

/** An amount and where it comes from. */
export interface Funds extends Withholds {
  total?: Money
  fiscal?: Money
  otherFunds?: Money
}

export const checkpoints = ['3月底', '6月底', '10月底', '12月底'] as const
export type Checkpoint = (typeof checkpoints)[number]

/** Cumulative share of the budget spent by each checkpoint; blank where the form is blank. */
export type SpendingPlan = Partial<Record<Checkpoint, Percent>> & Withholds

/** One row of the form's indicator table. */
export interface Indicator extends Withholds {
  level1: Classified<Level1>
  level2: Classified<Level2>
  name: string
  description?: string
  target: Target
  /** The target as written, where its sign and unit stand in columns of their own. */
  parts?: TargetParts
  /** 指标方向性 as written; else the target's operator tells it. */
  direction?: Direction
  /** 权重 or 分值 */
  weight?: Points
  basis?: string
}
