import { purposeName } from '../content/kinds/kinds.ts'
import type { FormTemplate } from '../content/kinds/template.ts'
import { type Department, type FormRecord, recordsOf } from '../content/record.ts'
import { ContentError, type Finding } from '../model/finding.ts'
import type { Grid } from '../model/grid.ts'
import { layOut } from './lay-out.ts'
import { formFields } from './record-texts.ts'
import { checkRequired } from './required.ts'
import { findUnprinted } from './unprinted.ts'

/** The form that a record asks for (表样), and the file that says so. A project's is its department's unless it says. */
function askedForm({ department, record }: FormRecord): { id: string; file: string } {
  const { file, form } = record
  return form === undefined ? { id: department.form, file: department.file } : { id: form, file }
}

/** The forms that a department's records use. */
export function usedForms(
  department: Department,
  templates: ReadonlyMap<string, FormTemplate>,
): FormTemplate[] {
  const ids = new Set(recordsOf(department).map((record) => askedForm(record).id))
  return [...ids].flatMap((id) => templates.get(id) ?? [])
}

/** Checks that every record's form is there, is for such records, has all it demands, and prints all that is filled in. */
export function checkForms(
  departments: readonly Department[],
  templates: readonly FormTemplate[],
): Finding[] {
  const unusable = new Map<string, Finding>()
  const found: Finding[] = []
  for (const record of departments.flatMap(recordsOf)) {
    const { id, file } = askedForm(record)
    const template = templates.find((candidate) => candidate.id === id)
    if (template?.purpose === record.kind.id)
      found.push(...checkRequired(template, record), ...findUnprinted(template, record))
    else unusable.set(`${file} ${id}`, reportForm(file, id, record, templates))
  }
  return [...unusable.values(), ...found]
}

function reportForm(
  file: string,
  id: string,
  { kind }: FormRecord,
  templates: readonly FormTemplate[],
): Finding {
  const other = templates.find((template) => template.id === id)
  const known = templates.filter((template) => template.purpose === kind.id).map((template) => template.id)
  const meant = known.find((one) => bareName(one) === bareName(id))
  return {
    rule: 'form',
    severity: 'error',
    file,
    field: '表样',
    message: other
      ? `“${id}”是${purposeName(other.purpose)}的表样，这里要${kind.print.purpose}的`
      : `没有“${id}”这个表样`,
    expected: `templates 目录里${kind.print.purpose}的表样${known.length > 0 ? `：${known.join('、')}` : ''}`,
    fix:
      known.length === 0
        ? `templates 目录里没有${kind.print.purpose}的表样，请管理员放进来`
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
  if (template?.purpose !== record.kind.id)
    throw new ContentError([reportForm(file, id, record, [...templates.values()])])
  return layOut(template, formFields(record, template.moneyUnit))
}
