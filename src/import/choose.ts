import type { FormTemplate, Purpose } from '../model/form.ts'
import type { FoundForm } from './form.ts'
import { bareLabel } from './labels.ts'

/**
 * The official form (表样) that a document's form most likely is: the one whose labels and the document's have most in
 * common, as a share of both. The first in name's order where several are alike.
 */
export function chooseForm(
  { labels }: FoundForm,
  wanted: Purpose,
  templates: readonly FormTemplate[],
): string {
  const ranked = templates
    .filter(({ purpose }) => purpose === wanted)
    .map((template) => ({ id: template.id, likeness: likeness(labels, labelsOf(template)) }))
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
  return ranked[0]?.id ?? ''
}

function labelsOf({ rows }: FormTemplate): ReadonlySet<string> {
  return new Set(rows.flatMap(({ cells }) => cells.flatMap(({ label }) => (label ? [bareLabel(label)] : []))))
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((label) => other.has(label)).length
  return shared / Math.max(new Set([...one, ...other]).size, 1)
}
