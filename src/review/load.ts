import { partsOf } from '../compare/parts.ts'
import type { FormTemplate } from '../content/kinds/template.ts'
import type { FormRecord, Publication } from '../content/record.ts'
import type { Redaction } from '../corrections/events.ts'
import { type History, tellHistory } from '../corrections/history.ts'
import { namesInLog } from '../corrections/logged-dates.ts'
import { fillForm } from '../form/choose.ts'
import type { Dates } from '../log/dates.ts'
import type { Fault } from '../model/fault.ts'
import { ContentError, type Finding } from '../model/finding.ts'
import type { Grid } from '../model/grid.ts'
import type { Origin } from '../model/origin.ts'
import type { SiteChange } from '../model/site-change.ts'
import { checkSettled, type FaultOptions } from './faults.ts'
import type { Memory } from './memory.ts'
import { checkAll, isError, type Report } from './review.ts'

/** Everything that is published, checked, with the form of each record filled in. */
export interface Published extends Publication {
  /** What should be looked at, but does not stop publication. */
  warnings: readonly Finding[]
  /** The units' years whose files have errors, and what is published of them instead. */
  faults: readonly Fault[]
  /** What was corrected, withdrawn and renamed, as far as it may be told. */
  history: History
  /** The forms by their id. */
  templates: ReadonlyMap<string, FormTemplate>
  /** The official form of any record. */
  fill(record: FormRecord): Grid
}

/**
 * Loads and checks content and templates below `root`.
 * @param program the folder of this program, whose forms are used where the content brings none of that name
 * @param memory where what was found last time is
 * @param dates when each content file was first published, of those that are, by paths such as
 * `content/315002/2020/department.md`, and each correction; without, no page says so, and corrections bear the dates that they say
 * @param redactions when something was made to vanish, and why
 * @param siteChanges what the site itself was called before
 * @param origin where files come from that are not on disk yet
 * @param settle how a unit's year with errors is kept from stopping the others; without, it stops them
 * @throws ContentError with every error that was found, before anything is written
 */
export async function load(
  root: string,
  { program, memory, settle, origin, ...events }: LoadOptions = {},
): Promise<Published> {
  const { publication, ...report } = settle
    ? await checkSettled(root, settle, { program, memory, origin })
    : await checkAll(root, { program, memory, origin })
  if (!publication) throw new ContentError(report.findings.filter(isError))
  return publishChecked({ ...report, publication }, events)
}

/** The same of what was checked already. */
export function publishChecked(
  { publication, templates, findings, faults = [] }: Checked,
  { dates, redactions, siteChanges }: Events,
): Published {
  const { departments, corrections } = publication
  const shown = [
    ...departments.flatMap((department) => partsOf(department).map(({ file }) => file)),
    ...namesInLog(corrections),
  ]
  const history = tellHistory(departments, corrections, dates?.(shown) ?? new Map(), redactions, siteChanges)
  return { ...publishedOf(publication, templates, history), warnings: findings, faults }
}

/** Content that can be published, with all that was found in it. */
export interface Checked extends Report {
  publication: Publication
  faults?: readonly Fault[]
}

/** What happened to what is published besides what content says; each as `load` explains it. */
export interface Events {
  dates?: (shown: readonly string[]) => Dates
  redactions?: readonly Redaction[]
  siteChanges?: readonly SiteChange[]
}

interface LoadOptions extends Events {
  program?: string
  memory?: Memory | undefined
  settle?: FaultOptions
  origin?: Origin | undefined
}

/** A publication with its forms filled in when they are asked for. */
export function publishedOf(
  publication: Publication,
  templates: ReadonlyMap<string, FormTemplate>,
  history: History,
): Published {
  return {
    ...publication,
    warnings: [],
    faults: [],
    history,
    templates,
    fill: (record) => fillForm(record, templates),
  }
}
