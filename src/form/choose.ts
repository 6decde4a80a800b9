import { ContentError, type Finding } from '../model/finding.ts'
import { type FormTemplate, type Grid, purposes } from '../model/form.ts'
import type { Department } from '../model/record.ts'
import { layOut } from './lay-out.ts'
import { type FormRecord, formFields } from './record.ts'
import { checkRequired } from './required.ts'

/** Every record of a department that a form prints. */
export function recordsOf(department: Department): FormRecord[] {
  const { overall, projects } = department
  return [
    ...(overall ? [{ purpose: 'overall' as const, department, overall }] : []),
    ...projects.flatMap((project): FormRecord[] => {
      const { result, monitor } = project
      return [
        { purpose: 'project', department, project },
        ...(result ? [{ purpose: 'result' as const, department, project, result }] : []),
        ...(monitor ? [{ purpose: 'monitor' as const, department, project, monitor }] : []),
      ]
    }),
  ]
}

/** The form that a record asks for (表样), and the file that says so. A project's is its department's unless it says. */
function askedForm(record: FormRecord): { id: string; file: string } {
  const { department } = record
  switch (record.purpose) {
    case 'project': {
      const { file, form } = record.project
      return form === undefined ? { id: department.form, file: department.file } : { id: form, file }
    }
    case 'result':
      return { id: record.result.form, file: record.result.file }
    case 'monitor':
      return { id: record.monitor.form, file: record.monitor.file }
    case 'overall':
      return { id: record.overall.form, file: record.overall.file }
  }
}

/** Checks that every record's form is there, is for such records, and has all it demands. */
export function checkForms(
  departments: readonly Department[],
  templates: readonly FormTemplate[],
): Finding[] {
  const unusable = new Map<string, Finding>()
  const blank: Finding[] = []
  for (const record of departments.flatMap(recordsOf)) {
    const { id, file } = askedForm(record)
    const template = templates.find((candidate) => candidate.id === id)
    if (template?.purpose === record.purpose) blank.push(...checkRequired(template, record))
    else unusable.set(`${file} ${id}`, reportForm(file, id, record, templates))
  }
  return [...unusable.values(), ...blank]
}

function reportForm(
  file: string,
  id: string,
  { purpose }: FormRecord,
  templates: readonly FormTemplate[],
): Finding {
  const other = templates.find((template) => template.id === id)
  const known = templates.filter((template) => template.purpose === purpose).map((template) => template.id)
  const meant = known.find((one) => bareName(one) === bareName(id))
  return {
    rule: 'form',
    severity: 'error',
    file,
    field: '表样',
    message: other
      ? `“${id}”是${purposes[other.purpose]}的表样，这里要${purposes[purpose]}的`
      : `没有“${id}”这个表样`,
    expected: `templates 目录里${purposes[purpose]}的表样${known.length > 0 ? `：${known.join('、')}` : ''}`,
    fix:
      known.length === 0
        ? `templates 目录里没有${purposes[purpose]}的表样，请管理员放进来`
        : meant
          ? `改成 ${meant}`
          : '改成其中一个',
  }
}

/** A form's name without the marks and letter case that are easily mistyped. */
function bareName(id: string): string {
  return id.replaceAll('-', '').toLowerCase()
}

/**
 * Fills a record's form.
 * @throws ContentError where there is no such form for such a record, as a document of elsewhere may ask for
 */
export function fillForm(record: FormRecord, templates: ReadonlyMap<string, FormTemplate>): Grid {
  const { id, file } = askedForm(record)
  const template = templates.get(id)
  if (template?.purpose !== record.purpose)
    throw new ContentError([reportForm(file, id, record, [...templates.values()])])
  return layOut(template, formFields(record, template.moneyUnit))
}
