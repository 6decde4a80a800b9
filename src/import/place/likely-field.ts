import { printedKinds } from '../../content/kinds/kinds.ts'
import { projectKind } from '../../content/kinds/project.ts'
import type { FormTemplate } from '../../content/kinds/template.ts'
import { schemaOf } from '../../content/own-fields.ts'
import { failed, type Kind, type Shape } from '../../content/schema/kind.ts'
import type { FoundForm, List, Stray } from '../find/found-form.ts'
import { bareLabel, saysOutcome } from '../find/labels.ts'
import { oneLine } from '../find/one-line.ts'
import { isOfResults } from '../find/purpose.ts'

/** A field that a label may mean, as `--map` names it, and what it is, for the person who decides. */
export interface Likely {
  field: string
  why: string
}

/** What is promised: never proposed for a column that may say what was reached. */
const promises = new Set(['指标值', '绩效目标', '中期目标', '年度总体目标'])

/**
 * The field that a label most likely means, of those that the form leaves open and its values fit: an own field of the form
 * (表样) that it is in, else one whose labels look like it.
 */
export function likelyField(
  { label, texts }: Stray,
  list: List | undefined,
  form: FoundForm,
  template: FormTemplate | undefined,
): Likely | undefined {
  const bare = bareLabel(label)
  const open = fieldsOf(list, form, template).filter(
    ({ key, kind }) =>
      !isTaken(key, list, form) && texts.every((text) => fits(text, kind)) && !isRisky(key, bare, form),
  )
  const own = template?.own.find(
    (field) => field.list === list && isAkin(field.key, bare) && open.some(({ key }) => key === field.key),
  )
  if (own) return { field: own.key, why: '这种表样自有的字段' }
  const known = open.find(({ resembles }) => resembles?.test(bare))
  return known && { field: known.key, why: known.description }
}

/** Whether the promises of a form would be what was reached. */
function isRisky(key: string, label: string, form: FoundForm): boolean {
  return promises.has(key) && (saysOutcome(label) || isOfResults(form))
}

function fieldsOf(list: List | undefined, { purpose }: FoundForm, template: FormTemplate | undefined) {
  const own = printedKinds.filter(({ id }) => id === purpose)
  const kinds = purpose === 'overall' || purpose === 'project' ? own : [...own, projectKind]
  const shapes = kinds.map(
    (kind): Shape =>
      schemaOf<unknown>(kind, '万元', kind.id === template?.purpose ? template.own : []).shape ?? {},
  )
  return shapes
    .flatMap((shape) => Object.values(shape))
    .flatMap((field) => {
      if (list === undefined) return field.kind.item || field.kind.shape ? [] : [field]
      return field.key === list ? Object.values(field.kind.item?.shape ?? {}) : []
    })
}

function isTaken(key: string, list: List | undefined, { fields, lists }: FoundForm): boolean {
  return list === undefined ? Boolean(fields.get(key)) : lists[list].some((item) => item.has(key))
}

function fits(text: string, kind: Kind<unknown>): boolean {
  const said = kind.prose ? text : oneLine(text)
  const node = { kind: 'scalar', text: said, at: { line: 1, column: 1 }, reported: false } as const
  return kind.read(node, { file: '', field: '', findings: [] }) !== failed
}

/** Whether one name holds the other, but for a few characters. */
function isAkin(key: string, label: string): boolean {
  const [short = '', long = ''] = [key, label].sort((a, b) => a.length - b.length)
  return short.length >= 3 && long.includes(short) && long.length - short.length <= 4
}
