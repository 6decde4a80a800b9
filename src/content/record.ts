import type { Section } from '../model/narrative.ts'
import type { correctionsKind } from './kinds/corrections.ts'
import type { departmentKind } from './kinds/department.ts'
import type { FileKind } from './kinds/file-kind.ts'
import {
  type PrintedKind,
  type ProjectsKind,
  projectsKinds,
  type YearsKind,
  yearsKinds,
} from './kinds/kinds.ts'
import type { monitorKind } from './kinds/monitor.ts'
import type { overallKind } from './kinds/overall.ts'
import { projectKind } from './kinds/project.ts'
import type { resultKind } from './kinds/result.ts'
import type { siteKind } from './kinds/site.ts'
import type { unitsKind } from './kinds/units.ts'
import type { waiversKind } from './kinds/waivers.ts'
import type { OwnField } from './own-fields.ts'
import type { ValuesOf } from './schema/kind.ts'

/*
 * What content files read as. The fields are those of their kinds (`kinds/`), which say what each is called on forms; what is
 * added here is where a record stands and what belongs to it.
 */

export type { Indicator } from './kinds/indicator.ts'

/** What a file of a kind says. */
type SaidBy<K extends FileKind> = ValuesOf<ReturnType<K['schema']>>
/** Where a record stands, and which fields its form adds to those of its kind. */
export interface Filed {
  file: string
  own?: readonly OwnField[]
}
/** What a file of a kind says, with the file. */
type RecordOf<K extends FileKind> = SaidBy<K> & Filed
type OfProject = { [K in ProjectsKind as K['id']]: SaidBy<K> }
type OfYear = { [K in YearsKind as K['id']]: SaidBy<K> }
/** What may be said beside a project's targets and a year's text, by the names of the kinds. */
export type Said = OfProject & OfYear
/** The same, as far as there are files that say it. */
type AsFiled<Records> = { [Id in keyof Records]?: Records[Id] & Filed }

/** Everything that is published. */
export interface Publication {
  site: Site
  /** One per unit and year, newest year first, then by unit code. */
  departments: Department[]
  /** What was changed after it had been published, by unit and year, as files say it. What may be printed, its history tells. */
  corrections: Corrections[]
  /** Who should publish, where that is known. */
  units?: ListedUnit[]
  /** The bytes of the site's logo, where it has one. */
  logo?: Uint8Array<ArrayBuffer>
}

/** Who publishes. Whatever is not filled in is absent, and absent from the pages. */
export type Site = SaidBy<typeof siteKind>
/** A repository on a platform for code. */
export type EditingPlatform = NonNullable<Site['editing']>

/** A unit that should publish. */
export type ListedUnit = SaidBy<typeof unitsKind>['units'][number]

/** One unit's disclosure for one budget year (`content/<unit>/<year>/`). */
export type Department = RecordOf<typeof departmentKind> &
  AsFiled<OfYear> & { narrative: Section[]; projects: Project[] }

/** Whose year it is. What prints no more of it than this stays as it is when the rest changes. */
export type DepartmentName = Pick<Department, 'unit' | 'year' | 'name'>

export function nameOfDepartment({ unit, year, name }: Department): DepartmentName {
  return { unit, year, name }
}

/**
 * One budget project. What every form has is always there; the rest is there where the project's form asks for it, and its
 * template says that it does.
 */
export type Project = RecordOf<typeof projectKind> &
  AsFiled<OfProject> & {
    /** The name of its file, which names it in addresses: its code where it has one. */
    id: string
  }
/** Cumulative share of the budget spent by each checkpoint; blank where the form is blank. */
export type SpendingPlan = NonNullable<Project['plan']>
/** An amount and where it comes from. */
export type Funds = NonNullable<Project['midtermFunds']>

export type Result = RecordOf<typeof resultKind>
/** A line of a self-evaluation's funding block: what was planned, what was spent. */
export type Execution = Result['total']
/** What became of one indicator. */
export type Outcome = Result['outcomes'][number]

export type Monitor = RecordOf<typeof monitorKind>
/** A line of a monitoring table's funding block: what was planned, spent, and will be by year's end. */
export type Progress = Monitor['total']

/** The targets of a department's whole spending. */
export type Overall = RecordOf<typeof overallKind>

/**
 * What a department has changed of what it had published. It stands for good, also when everything else of the folder is
 * gone.
 */
export type Corrections = RecordOf<typeof correctionsKind> & { unit: string; year: number }
export type Correction = Corrections['corrections'][number]
export type Withdrawal = Corrections['withdrawals'][number]
export type Renaming = Corrections['renamings'][number]
export type Resemblance = Corrections['resemblances'][number]

/** A department's decisions that findings may stand. */
type Waivers = RecordOf<typeof waiversKind>
export type Waiver = Waivers['items'][number]

/** A record that forms print, with what it is about. */
export interface FormRecord {
  kind: PrintedKind
  department: Department
  /** Absent where it is about the whole unit. */
  project?: Project
  /** What its own file says: of a project, the project again. */
  record: PrintedRecord
}
/** The same without the file. */
export type PrintedValues = { [K in PrintedKind as K['id']]: SaidBy<K> }[PrintedKind['id']]
export type PrintedRecord = PrintedValues & Filed

/** Every record that a unit's year publishes beside its text. */
export function recordsOf(department: Department): FormRecord[] {
  const ofYear = yearsKinds.flatMap((kind): FormRecord[] => {
    const record = 'print' in kind && department[kind.id]
    return record ? [{ kind, department, record }] : []
  })
  return [...ofYear, ...department.projects.flatMap((project) => recordsOfProject(department, project))]
}

/** A project's targets, as its form prints them. */
export function projectRecord(department: Department, project: Project): FormRecord {
  return { kind: projectKind, department, project, record: project }
}

/** A project's targets, and what is published about it. */
export function recordsOfProject(department: Department, project: Project): FormRecord[] {
  const about = projectsKinds.flatMap((kind): FormRecord[] => {
    const record = project[kind.id]
    return record ? [{ kind, department, project, record }] : []
  })
  return [projectRecord(department, project), ...about]
}
