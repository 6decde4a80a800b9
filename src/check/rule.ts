import type {
  Department,
  Indicator,
  ListedUnit,
  Monitor,
  Overall,
  Project,
  Result,
} from '../content/record.ts'
import type { Finding } from '../model/finding.ts'
import type { Withholds } from '../model/withheld.ts'

/** A text of a content file, under its field's path. */
export interface Text {
  file: string
  field: string
  text: string
  /** With half-width digits, letters and marks, character for character: made once for all rules. */
  plain: string
}

/** The indicators of a project or of a department's whole spending. */
export interface Table extends Withholds {
  file: string
  /** `绩效指标` or `中期绩效指标`. */
  field: string
  indicators: readonly Indicator[]
  /** The names of what its form prints. */
  columns: ReadonlySet<string>
  /** What weights add up to, in hundredths. */
  weightTotal: number
  department: Department
}

/** What rules look at, each with the file that findings about it are in. */
export interface Subjects {
  text: Text
  /** `place` is its path, such as `绩效指标 第3项`. */
  indicator: { file: string; place: string; indicator: Indicator; table: Table }
  table: Table
  project: { file: string; project: Project; department: Department }
  result: { file: string; project: Project; result: Result; department: Department }
  monitor: { file: string; project: Project; monitor: Monitor; department: Department }
  overall: { file: string; overall: Overall; department: Department }
  department: { file: string; department: Department }
  /** All units and years; what is wrong is told of one of their files. */
  county: { file: string; departments: readonly Department[]; units?: readonly ListedUnit[] }
}
export type Scope = keyof Subjects

/** What a rule finds wrong; what it does not say, its rule does. */
export type Problem = Pick<Finding, 'message'> &
  Partial<Pick<Finding, 'file' | 'field' | 'expected' | 'fix' | 'quote'>>

/** A rule of review: what it is about, for documents, and how it is checked. */
interface Head {
  /** Stable: waivers name it. */
  id: string
  level: Finding['severity']
  /** What must be so, in a few words. */
  title: string
  /** The requirement that it comes from. */
  source: string
  /** Why it matters to a reader or reviewer. */
  why: string
  /** How to mend it, unless a problem says it better. */
  fix: string
  /** Whether an error may be waived; warnings and notes always may. */
  waivable?: true
  /** Whether what it quotes must not be repeated in a report. */
  private?: true
  example: Example
}

/** Content as it should and should not be. Its keys take the place of those of a sound record. */
export interface Example {
  /**
   * What the keys are of. With `---` between them: `projects` are two or more in one department, `units` one in each of several; `years` are
   * last year's self-evaluation and this year's project; `listed` is the list of units (`units.yaml`) beside one department.
   */
  subject:
    | 'indicator'
    | 'project'
    | 'projects'
    | 'units'
    | 'years'
    | 'listed'
    | 'department'
    | 'narrative'
    | 'result'
    | 'monitor'
    | 'overall'
  passes: string
  fails: string
}

export type RuleOn<S extends Scope> = Head & { on: S; check(subject: Subjects[S]): readonly Problem[] }
export type Rule = { [S in Scope]: RuleOn<S> }[Scope]
