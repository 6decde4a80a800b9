import type { FormTemplate } from '../content/kinds/template.ts'
import { type Department, type FormRecord, recordsOf } from '../content/record.ts'
import { clipApart } from '../content/words.ts'
import { fillForm } from '../form/choose.ts'
import type { Finding } from '../model/finding.ts'

/** Forms by their id, and departments that were published with them. */
export interface PublishedForms {
  departments: readonly Department[]
  templates: readonly FormTemplate[]
}

/**
 * Forms that would print other words than before on what is published, without a word of its content having changed: what
 * was promised under one label would stand under another.
 */
export function changedForms(
  { departments, templates }: PublishedForms,
  pushed: readonly FormTemplate[],
): Finding[] {
  const [before, after] = [byId(templates), byId(pushed)]
  const changed = new Set(
    templates
      .map(({ id }) => id)
      .filter((id) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id))),
  )
  // What cannot be filled in any longer is refused in its own words.
  const records = departments.flatMap(recordsOf).flatMap((record) => {
    const id = record.record.form ?? record.department.form
    return changed.has(id) && after.get(id)?.purpose === record.kind.id ? [{ id, record }] : []
  })
  return [...Map.groupBy(records, ({ id }) => id)].flatMap(([id, own]) => {
    const texts = (record: FormRecord, forms: ReadonlyMap<string, FormTemplate>) => {
      const { title, rows } = fillForm(record, forms)
      return [title, ...rows.flatMap((row) => row.cells).map(({ text }) => text)]
    }
    const differing = own.flatMap(({ record }) => {
      const [was, is] = [texts(record, before), texts(record, after)]
      const at = was.findIndex((text, index) => text !== is[index])
      return at < 0 && was.length === is.length ? [] : [clipApart(was[at] ?? '', is[at] ?? '')]
    })
    const [first] = differing
    if (!first) return []
    return [
      {
        rule: 'form-changed',
        severity: 'error',
        file: after.get(id)?.file ?? id,
        message: `改了这个表样，公开过的 ${differing.length} 张表就印得不同：“${first[0]}”变成“${first[1]}”`,
        expected: '公开过的表，栏目不再改',
        fix: `把 ${id} 放回原样；新的表样另起一个名称（如 ${id}-2），从以后的年度用`,
      } satisfies Finding,
    ]
  })
}

function byId(templates: readonly FormTemplate[]): ReadonlyMap<string, FormTemplate> {
  return new Map(templates.map((template) => [template.id, template]))
}
