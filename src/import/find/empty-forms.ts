import type { Run } from './account.ts'
import type { FoundForm } from './found-form.ts'
import { meaningOf } from './labels.ts'
import type { Recognised } from './recognised.ts'

/**
 * Keeps the forms of which items were read, and refuses those that say a project's goal and no other form's. A title with nothing
 * below it, or a table that is no form, gives its text back as not understood.
 */
export function dropEmpty(found: Recognised): void {
  const whole = found.forms.filter(({ lists }) => Object.values(lists).some((items) => items.length > 0))
  const named = new Set(whole.map(nameOf))
  found.forms = found.forms.filter((form) => {
    if (whole.includes(form) || form.refusals.length > 0) return true
    if (nameOf(form) && form.fields.get('绩效目标') && !named.has(nameOf(form))) {
      form.refusals.push({
        place: form.place,
        message: '没有读出指标',
        fix: '在原文件里把指标写成表，一项一行，有“三级指标”（指标名称）、“指标值”两栏，再导入；栏目叫别的名称的，用 --map 写明',
      })
      return true
    }
    found.runs.push(
      ...[...form.captions.values()].map(({ text, place }): Run => ({ text, place, fate: 'unknown' })),
      ...form.runs.map((run): Run => ({ ...run, fate: run.fate === 'layout' ? 'layout' : 'unknown' })),
    )
    if (hasColumns(form)) found.blank ??= form.place
    return false
  })
}

function nameOf({ fields, captions }: FoundForm): string {
  return fields.get('项目名称') || (captions.get('项目名称')?.text ?? '')
}

/** Whether the columns of indicators are there. */
function hasColumns({ labels }: FoundForm): boolean {
  const meanings = [...labels].map(meaningOf)
  return meanings.includes('三级指标') && meanings.includes('指标值')
}
