import { checkResult } from '../check/result.ts'
import { locate } from '../content/locate.ts'
import { collectContent } from '../content/read.ts'
import { readTemplates } from '../content/template.ts'
import { checkTemplate } from '../form/check.ts'
import { checkForms, fillForm } from '../form/choose.ts'
import type { FormRecord } from '../form/record.ts'
import { ContentError, type Finding } from '../model/finding.ts'
import type { Grid } from '../model/form.ts'
import type { Department, Project, Publication } from '../model/record.ts'
import { checkCharacters } from './characters.ts'

/** Everything that is published, checked, with the form of each record filled in. */
export interface Published extends Publication {
  /** What should be looked at, but does not stop publication. */
  warnings: readonly Finding[]
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
 * @throws ContentError with every problem that was found, before anything is written
 */
export async function load(root: string): Promise<Published> {
  const { site, departments, findings: slips } = await collectContent(root)
  const { templates, findings: problems } = await readTemplates(root)
  const findings: Finding[] = [
    ...slips,
    ...problems,
    ...templates.flatMap(checkTemplate),
    ...checkForms(departments, templates),
  ]
  if (!site || findings.some((finding) => finding.severity === 'error'))
    throw new ContentError(await locate(root, findings))
  const byId = new Map(templates.map((template) => [template.id, template]))
  const publication = { site, departments }
  const fill = (record: FormRecord) => fillForm(record, byId)
  const unprintable = await checkCharacters(root, publication, fill)
  if (unprintable.length > 0) throw new ContentError(unprintable)
  const warnings = await locate(
    root,
    departments.flatMap(({ projects }) => projects.flatMap(checkResult)),
  )
  return {
    ...publication,
    warnings,
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
