import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { ContentError, type Finding } from '../model/finding.ts'
import type { Department, Project } from '../model/record.ts'
import { monitorSchema, resultSchema } from './kinds/assessment.ts'
import { overallSchema } from './kinds/overall.ts'
import { projectSchema } from './kinds/schema.ts'
import { reportUnmatched } from './match.ts'
import { failed, type Kind } from './schema/kind.ts'
import { decode } from './text/decode.ts'
import { readText } from './text/file.ts'

/** An invented department, whose projects and overall targets the examples are. */
const library: Omit<Department, 'form' | 'projects'> = {
  file: 'content/101001/2025/department.md',
  unit: '101001',
  name: '示例县图书馆',
  year: 2025,
  moneyUnit: '万元',
  narrative: [],
}

/**
 * Reads the example that a form's folder holds, for documents and tests: `templates/<id>/example.yaml`, a project;
 * beside it, where the form is about them, `example.result.yaml`, `example.monitor.yaml`, `example.overall.yaml`.
 * @param root the folder that holds `templates/`
 * @throws ContentError where an example does not read
 */
export async function readExample(root: string, id: string): Promise<Department> {
  const findings: Finding[] = []
  const read = async <T extends object>(name: string, schema: Kind<T>) => {
    const file = `templates/${id}/${name}`
    const present = await access(join(root, file)).then(
      () => true,
      () => false,
    )
    if (!present) return undefined
    const { text = '', findings: problems } = readText(join(root, file), file)
    findings.push(...problems)
    const fields = decode(text, file, schema, findings)
    return fields === failed ? undefined : { ...fields, file }
  }
  const unit = library.moneyUnit
  const fields = await read('example.yaml', projectSchema(unit))
  const project: Project | undefined = fields && { id: fields.code ?? 'example', ...fields }
  const result = await read('example.result.yaml', resultSchema(unit))
  const monitor = await read('example.monitor.yaml', monitorSchema(unit))
  const overall = await read('example.overall.yaml', overallSchema(unit))
  if (project && result) {
    reportUnmatched(project, result, result.outcomes, findings)
    project.result = result
  }
  if (project && monitor) {
    reportUnmatched(project, monitor, monitor.observations, findings)
    project.monitor = monitor
  }
  if (findings.length > 0) throw new ContentError(findings)
  return { ...library, form: id, projects: project ? [project] : [], ...(overall && { overall }) }
}
