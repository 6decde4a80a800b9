import type { Purpose } from '../../model/form.ts'
import type { MoneyUnit } from '../../model/money.ts'
import type { Run } from './account.ts'
import { bareLabel, isGroup, moneyUnitIn, purposeLabels } from './labels.ts'

/** Why a form is not taken in: where, what was found, and what a person can do. */
export interface Refusal {
  place: string
  message: string
  fix: string
}

/** The tables of items that forms have. */
export const lists = ['绩效指标', '中期绩效指标', '年度主要任务'] as const
export type List = (typeof lists)[number]

/** An item's texts as they stand, by the keys of content files. */
export type Item = Map<string, string>

/** One form that was recognised: texts as they stand, under the paths that fields have in content files. */
export interface FoundForm {
  place: string
  purpose: Purpose
  order?: number
  unit?: string
  unitName?: string
  moneyUnit?: MoneyUnit
  /** The label of the group of cells that is being read. */
  group?: string
  /** Blank where the form has the field and leaves it blank. */
  fields: Map<string, string>
  lists: Record<List, Item[]>
  /** The levels of the last indicator of each list, which stand for the rows below that leave them blank. */
  levels: Map<string, string>
  /** The labels that were seen, by which the official form is told. */
  labels: Set<string>
  runs: Run[]
  refusals: Refusal[]
}

export function newForm(place: string): FoundForm {
  return {
    place,
    purpose: 'project',
    fields: new Map(),
    lists: { 绩效指标: [], 中期绩效指标: [], 年度主要任务: [] },
    levels: new Map(),
    labels: new Set(),
    runs: [],
    refusals: [],
  }
}

/** Whether nothing that is a project's own has been found. */
export function isBlankForm(form: FoundForm): boolean {
  return form.fields.size === 0 && Object.values(form.lists).every((items) => items.length === 0)
}

/** Notes a label of the form, and what it says of the form as a whole. */
export function noteLabel({ text, place }: { text: string; place: string }, form: FoundForm): void {
  const label = bareLabel(text)
  form.labels.add(label)
  form.runs.push({ text, place, fate: 'label' })
  form.moneyUnit ??= moneyUnitIn(text)
  if (isGroup(text)) form.group = label
  if (form.purpose === 'project') form.purpose = purposeLabels.get(label) ?? 'project'
  const [, month] = /^1[—–~-]+(\d{1,2})月/.exec(text.trim()) ?? []
  if (month) form.fields.set('监控截止', `${month}月`)
}
