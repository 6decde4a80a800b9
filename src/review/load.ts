import { type History, tellHistory } from '../corrections/history.ts'
import { fillForm } from '../form/choose.ts'
import type { FormRecord } from '../form/record.ts'
import { ContentError, type Finding } from '../model/finding.ts'
import type { Grid } from '../model/form.ts'
import type { Department, Project, Publication } from '../model/record.ts'
import { checkAll, isError } from './review.ts'

/** Everything that is published, checked, with the form of each record filled in. */
export interface Published extends Publication {
  /** What should be looked at, but does not stop publication. */
  warnings: readonly Finding[]
  /** What was corrected, withdrawn and renamed, as far as it may be told. */
  history: History
  /** The official form of any record. */
  fill(record: FormRecord): Grid
  /** The official form of a project, from its own template or its department's. */
  grid(department: Department, project: Project): Grid
  /** The form of its self-evaluation, its monitoring table: undefined where it has none. */
  resultGrid(department: Department, project: Project): Grid | undefined
  monitorGrid(department: Department, project: Project): Grid | undefined
  /** The form of a department's overall targets, where it has some. */
  overallGrid(department: Department): Grid | undefined
}

/**
 * Loads and checks content and templates below `root`.
 * @param firstPublished when each content file was first published, by paths such as
 * `content/315002/2020/department.md`, as far as its history tells
 * @throws ContentError with every error that was found, before anything is written
 */
export async function load(
  root: string,
  firstPublished: ReadonlyMap<string, string> = new Map(),
): Promise<Published> {
  const { publication, templates, findings } = await checkAll(root)
  if (!publication) throw new ContentError(findings.filter(isError))
  const fill = (record: FormRecord) => fillForm(record, templates)
  const { departments, corrections } = publication
  return {
    ...publication,
    warnings: findings,
    history: tellHistory(departments, corrections, firstPublished),
    fill,
    grid: (department, project) => fill({ purpose: 'project', department, project }),
    resultGrid: (department, project) =>
      project.result && fill({ purpose: 'result', department, project, result: project.result }),
    monitorGrid: (department, project) =>
      project.monitor && fill({ purpose: 'monitor', department, project, monitor: project.monitor }),
    overallGrid: (department) =>
      department.overall && fill({ purpose: 'overall', department, overall: department.overall }),
  }
}
