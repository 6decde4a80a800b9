import { locate } from '../content/locate.ts'
import { readContent } from '../content/read.ts'
import { readTemplates } from '../content/template.ts'
import { checkTemplate } from '../form/check.ts'
import { projectFields } from '../form/fields.ts'
import { layOut } from '../form/lay-out.ts'
import { ContentError, type Finding } from '../model/finding.ts'
import type { FormTemplate, Grid } from '../model/form.ts'
import type { Department, Project, Publication } from '../model/record.ts'
import { checkCharacters } from './characters.ts'

/** Everything that is published, checked, with the form of each project filled in. */
export interface Published extends Publication {
  /** The official form of a project, from its department's template. */
  grid(department: Department, project: Project): Grid
}

/**
 * Loads and checks content and templates below `root`.
 * @throws ContentError with every problem that was found, before anything is written
 */
export async function load(root: string): Promise<Published> {
  const findings: Finding[] = []
  const collect = (error: unknown) => {
    if (!(error instanceof ContentError)) throw error
    findings.push(...error.findings)
  }
  const publication = await readContent(root).catch(collect)
  const { templates, findings: problems } = await readTemplates(root)
  findings.push(...problems, ...templates.flatMap(checkTemplate))
  const byId = new Map(templates.map((template) => [template.id, template]))
  for (const department of publication?.departments ?? [])
    if (!byId.has(department.form)) findings.push(unknownForm(department, [...byId.keys()]))
  if (!publication || findings.some((finding) => finding.severity === 'error'))
    throw new ContentError(await locate(root, findings))
  const grid = (department: Department, project: Project) =>
    layOut(formOf(department, byId), projectFields(department, project))
  const unprintable = await checkCharacters(root, publication, grid)
  if (unprintable.length > 0) throw new ContentError(unprintable)
  return { ...publication, grid }
}

function formOf(department: Department, byId: ReadonlyMap<string, FormTemplate>): FormTemplate {
  const template = byId.get(department.form)
  if (!template) throw new Error(`form ${department.form} was checked on loading, but is gone`)
  return template
}

function unknownForm(department: Department, known: readonly string[]): Finding {
  return {
    rule: 'form',
    severity: 'error',
    file: department.file,
    field: '表样',
    message: `没有“${department.form}”这个表样`,
    expected: `templates 目录里的表样：${known.join('、')}`,
    fix: '改成其中一个',
  }
}
