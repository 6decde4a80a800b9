import { ContentError, type Finding } from '../model/finding.ts'
import { projectsKinds, yearsKinds } from './kinds/kinds.ts'
import { projectKind } from './kinds/project.ts'
import { readTemplates } from './kinds/template.ts'
import { ownFieldsOf, schemaOf } from './own-fields.ts'
import { readAbout, readInto, readRecord } from './read-record.ts'
import type { Department, Project } from './record.ts'
import { listFolder } from './text/file.ts'

/** An invented department, whose projects and overall targets the examples are. */
const library: Omit<Department, 'form' | 'projects' | 'moneyUnit'> = {
  file: 'content/101001/2025/department.md',
  unit: '101001',
  name: '示例县图书馆',
  year: 2025,
  narrative: [],
}

/**
 * Reads the example that a form's folder holds, for documents and tests: `templates/<id>/example.yaml`, a project;
 * beside it, where the form is about them, `example.result.yaml`, `example.monitor.yaml`, `example.overall.yaml`.
 * @param root the folder that holds `templates/`
 * @throws ContentError where an example does not read
 */
export function readExample(root: string, id: string): Department {
  const findings: Finding[] = []
  const folder = `templates/${id}`
  const { entries } = listFolder(root, folder)
  const forms = readTemplates(root).templates
  const unit = forms.find((form) => form.id === id)?.moneyUnit ?? '万元'
  const source = (name: string) => {
    const present = entries.some((entry) => entry.name === name)
    return present ? { root, file: `${folder}/${name}`, unit, forms, findings } : undefined
  }
  const targets = source('example.yaml')
  const own = ownFieldsOf(forms, projectKind.id, id)
  const fields = targets && readRecord(root, targets.file, schemaOf(projectKind, unit, own), findings)
  const project: Project | undefined = fields && {
    id: fields.code ?? 'example',
    ...fields,
    ...(own && { own }),
  }
  const department: Department = { ...library, moneyUnit: unit, form: id, projects: project ? [project] : [] }
  for (const kind of projectsKinds) {
    const about = source(`example.${kind.id}.yaml`)
    if (about) readAbout(project, kind, about)
  }
  for (const kind of yearsKinds) {
    const own = source(`example.${kind.id}.yaml`)
    if (own) readInto(department, kind, own)
  }
  if (findings.length > 0) throw new ContentError(findings)
  return department
}
