import type { Purpose } from '../../content/kinds/kinds.ts'
import type { FormTemplate } from '../../content/kinds/template.ts'
import { fieldsOf, fieldsOfRow } from '../../form/check-fields.ts'
import type { FoundForm, List } from '../find/found-form.ts'
import { meaningOf } from '../find/labels.ts'

/** Forms less like the document than this share of the likest one are not it, even if that one wants more than is there. */
const nearEnough = 0.5

/**
 * The official form (表样) that a document's form most likely is: the one whose labels mean most of what the document's
 * mean, as a share of both. Of those nearly as like, one that prints targets whole goes first, then a list of projects for a
 * list and another form for another, and one whose demands (必填) the document meets; then the first in name's order.
 */
export function chooseForm(found: FoundForm, wanted: Purpose, templates: readonly FormTemplate[]): string {
  const likely = templates
    .filter(({ purpose }) => purpose === wanted)
    .map((template) => ({ template, own: labelsOf(template) }))
  const words = new Set(likely.flatMap(({ own }) => [...own]))
  // What no field takes may be a label all the same, of a form that has fields of its own.
  const strange = found.runs.flatMap(({ fate, text }) => (fate === 'unknown' ? [meaningOf(text)] : []))
  const labels = new Set([...[...found.labels].map(meaningOf), ...strange.filter((text) => words.has(text))])
  const ranked = likely
    .map(({ template, own }) => ({ template, likeness: likeness(labels, own) }))
    .sort((a, b) => b.likeness - a.likeness || (a.template.id < b.template.id ? -1 : 1))
  const near = ranked.filter(({ likeness }) => likeness >= nearEnough * (ranked[0]?.likeness ?? 0))
  const suits = ({ template }: { template: FormTemplate }) =>
    2 * Number(printsTargets(template, found)) + Number(isListed(template) === found.isListed)
  const ordered = near.sort((a, b) => suits(b) - suits(a))
  const met = ordered.find(({ template }) => meetsDemands(found, template))
  return (met ?? ordered[0])?.template.id ?? ''
}

/** Whether a form prints what is a project's own beside each of its indicators, as lists of projects do. */
function isListed(template: FormTemplate): boolean {
  return template.rows.some((row) => row.each && fieldsOfRow(row, template).single.includes('项目名称'))
}

/** Whether a form prints the sign and the unit of a target, where they stand in columns of their own: without, it says another one. */
function printsTargets({ rows }: FormTemplate, { lists }: FoundForm): boolean {
  const printed = rows.flatMap(({ cells }) => cells.flatMap(fieldsOf))
  return ['指标性质', '度量单位'].every(
    (key) => printed.includes(key) || !lists.绩效指标.some((item) => item.get(key)),
  )
}

function labelsOf({ rows }: FormTemplate): ReadonlySet<string> {
  const labels = rows.flatMap(({ cells }) =>
    cells.flatMap(({ label = '' }) => label.replace(/\{[^}]*\}/g, '')),
  )
  return new Set(labels.filter((label) => /\p{L}/u.test(label)).map(meaningOf))
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((label) => other.has(label)).length
  return shared / Math.max(new Set([...one, ...other]).size, 1)
}

/** Whether nothing is blank that the template demands, as far as it is of the record itself or of its lists. */
function meetsDemands({ fields, lists }: FoundForm, { rows }: FormTemplate): boolean {
  return rows.every(({ cells, each = [] }) =>
    cells
      .filter(({ required }) => required)
      .flatMap(fieldsOf)
      .every((field) => {
        const list = each.find((name): name is List => name in lists)
        if (list === undefined) return Boolean(fields.get(field))
        // The points of an indicator are 权重 of a target, 分值 of a result.
        return lists[list].every((item) => Boolean(item.get(field) ?? (field === '分值' && item.get('权重'))))
      }),
  )
}
