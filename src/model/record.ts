import type { Money, MoneyUnit } from './money.ts'
import type { Percent } from './percent.ts'
import type { Target } from './target.ts'
import type { Classified, Level1, Level2 } from './taxonomy.ts'

/** Everything that is published. */
export interface Publication {
  site: Site
  /** One per unit and year, newest year first, then by unit code. */
  departments: Department[]
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
  narrative: Section[]
  projects: Project[]
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

/** One budget project (`content/<unit>/<year>/<code>.yaml`). */
export interface Project {
  file: string
  code: string
  order: number
  name: string
  budget: Money
  fiscal?: Money
  otherFunds?: Money
  usage: string
  plan: SpendingPlan
  goal: string
  indicators: Indicator[]
}

export const checkpoints = ['3月底', '6月底', '10月底', '12月底'] as const
export type Checkpoint = (typeof checkpoints)[number]

/** Cumulative share of the budget spent by each checkpoint; blank where the form is blank. */
export type SpendingPlan = Record<Checkpoint, Percent | undefined>

/** One row of the form's indicator table. */
export interface Indicator {
  level1: Classified<Level1>
  level2: Classified<Level2>
  name: string
  description?: string
  target: Target
  basis?: string
}
