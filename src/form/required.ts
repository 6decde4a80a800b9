import type { FormTemplate } from '../content/kinds/template.ts'
import type { FormRecord } from '../content/record.ts'
import type { Finding } from '../model/finding.ts'
import { fieldsOf } from './check-fields.ts'
import { expand } from './expand.ts'
import { type FormFields, formFields, placeOf } from './record-texts.ts'

/** Finds the fields that a form demands (必填) and its record leaves blank. */
export function checkRequired(template: FormTemplate, record: FormRecord): Finding[] {
  const fields = formFields(record)
  const blank = new Set<string>()
  for (const row of template.rows) {
    const demanding = row.cells.filter((cell) => cell.required)
    const [first] = row.each ?? []
    if (first !== undefined && demanding.length > 0 && isAbsent(row.each ?? [], fields)) blank.add(first)
    for (const { read } of demanding.length > 0 ? expand(row, fields) : [])
      for (const cell of demanding)
        for (const field of fieldsOf(cell)) {
          const { text, source } = read({ ...cell, label: undefined, field })
          if (text === '' && source !== undefined) blank.add(source)
        }
  }
  return [...blank].map((source) => finding(template, placeOf(record, source)))
}

/** Whether nothing is in the lists that a row repeats for, nor withheld from them. */
function isAbsent(each: readonly string[], { lists, withheld = [] }: FormFields): boolean {
  const isWithheld = (name: string) =>
    withheld.some(({ list, field }) => list === name && field === undefined)
  return each.every((name) => (lists[name] ?? []).length === 0 && !isWithheld(name))
}

function finding({ id }: FormTemplate, { file, field }: { file: string; field: string }): Finding {
  const steps = field.split(' › ')
  const name = steps.pop() ?? ''
  return {
    rule: 'form-required',
    severity: 'error',
    file,
    field,
    message: '没有填写',
    expected: `表样 ${id} 要求填写“${name}”`,
    fix: steps.length > 0 ? `在“${steps.join('”的“')}”里填上“${name}: ”` : `照批复的文件填上“${name}: ”`,
  }
}
