import type { FileKind } from '../../content/kinds/file-kind.ts'
import { type Purpose, printedKinds } from '../../content/kinds/kinds.ts'
import type { MoneyUnit } from '../../model/money.ts'
import type { Fate, Run } from './account.ts'
import { bareLabel, isGroup, meaningOf, moneyUnitIn } from './labels.ts'

/** What a person must look at or decide: where in the source, what was found, and what can be done. */
export interface Question {
  place: string
  message: string
  fix: string
  /** What it is about has no field, which a person may know. */
  unplaced?: Unplaced
}

/** Labels that no field is known for: beside single values, over columns of items, or over all that may be the target. */
export interface Unplaced {
  what: 'values' | 'columns' | 'target'
  list?: List
  strays: readonly Stray[]
}

/** A label that no field is known for, with what stands under it. */
export interface Stray {
  label: string
  texts: readonly string[]
}

/** The tables of items that forms have. */
export const lists = ['绩效指标', '中期绩效指标', '年度主要任务'] as const
export type List = (typeof lists)[number]

/** An item's texts as they stand, by the keys of content files. */
export type Item = Map<string, string>

/** A text of the source, and where it stands. */
export interface Origin {
  text: string
  place: string
}

/** One form that was recognised: texts as they stand, under the paths that fields have in content files. */
export interface FoundForm {
  place: string
  purpose: Purpose
  order?: number
  /** Whether it is a project of a list. */
  isListed: boolean
  /** Whether it is another project than the one before, which has the same name. */
  isApart?: true
  unit?: string
  unitName?: string
  /** The budget year that its title, or the line below, names. */
  year?: number
  /** The unit that the form as a whole names. */
  moneyUnit?: MoneyUnit
  /** A unit that content is never in, such as 千元. */
  strangeUnit?: string
  /** The units that amounts have from their own label or text. */
  amountUnits: Map<string, MoneyUnit>
  /** The label of the group of cells that is being read. */
  group?: string
  /** What lines above the form say of its project, by field, until the form itself is read. */
  captions: Map<string, Origin>
  /** Blank where the form has the field and leaves it blank. */
  fields: Map<string, string>
  /** Fields whose label does not say that they are of the budget year. */
  general: Set<string>
  lists: Record<List, Item[]>
  /** Where fields come from, by their path as findings of the check name it: `绩效指标 第3项 › 指标值`. */
  origins: Map<string, Origin>
  /** The levels of the last indicator of each list, which stand for the rows below that leave them blank. */
  levels: Map<string, string>
  /** The labels that were seen, by which the official form is told. */
  labels: Set<string>
  runs: Run[]
  /** The cells of which it is known what became of them. */
  placed: Set<object>
  /** What has no place, or cannot be told; the rest of the form is taken. */
  questions: Question[]
  /** Why nothing of the form can be taken. */
  refusals: Question[]
}

export function newForm(place: string): FoundForm {
  return {
    place,
    purpose: 'project',
    isListed: false,
    amountUnits: new Map(),
    captions: new Map(),
    fields: new Map(),
    general: new Set(),
    lists: { 绩效指标: [], 中期绩效指标: [], 年度主要任务: [] },
    origins: new Map(),
    levels: new Map(),
    labels: new Set(),
    runs: [],
    placed: new Set(),
    questions: [],
    refusals: [],
  }
}

/** Whether nothing that is a project's own has been found. */
export function isBlankForm(form: FoundForm): boolean {
  return form.fields.size === 0 && Object.values(form.lists).every((items) => items.length === 0)
}

/** Says what became of a text. */
export function account(cell: Origin, fate: Fate, form: FoundForm): void {
  const { text, place } = cell
  form.placed.add(cell)
  if (text !== '') form.runs.push({ text, place, fate })
}

/** Notes a label of the form, and what it says of the form as a whole. */
export function noteLabel(cell: Origin, form: FoundForm): void {
  const label = bareLabel(cell.text)
  form.labels.add(label)
  account(cell, 'label', form)
  if (isGroup(cell.text)) {
    form.group = label
    form.moneyUnit ??= moneyUnitIn(cell.text)
  }
  if (form.purpose === 'project') form.purpose = purposeOf(label) ?? purposeOf(meaningOf(label)) ?? 'project'
  const [, month] = /^1[—–~-]+(\d{1,2})月/.exec(cell.text.trim()) ?? []
  if (month) form.fields.set('监控截止', `${month}月`)
}

/** The kind that alone has a label in its forms. */
function purposeOf(label: string): Purpose | undefined {
  return printedKinds.find(({ print }: FileKind) => print?.labels?.includes(label))?.id
}
