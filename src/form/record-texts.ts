import { departmentKind } from '../content/kinds/department.ts'
import { type PrintedKind, type Purpose, printedKinds } from '../content/kinds/kinds.ts'
import { projectKind } from '../content/kinds/project.ts'
import { type OwnField, schemaOf } from '../content/own-fields.ts'
import type { FormRecord } from '../content/record.ts'
import type { Kind } from '../content/schema/kind.ts'
import { itemsUnder } from '../content/schema/list-items.ts'
import type { MoneyUnit } from '../model/money.ts'
import { oncePer } from '../model/once.ts'
import { itemPlace, type Withholds } from '../model/withheld.ts'
import { isWithheld, printedFields, printValue } from './printed-fields.ts'
import { type ListItem, type WithheldField, withheldLists } from './withheld-fields.ts'

/** The texts of a record: of its single fields, and of each item of its lists. Blank fields are the empty string. */
export interface FormFields {
  values: Texts
  lists: Readonly<Record<string, readonly Texts[]>>
  /** What of them is not public. */
  withheld?: readonly WithheldField[]
}
export type Texts = Readonly<Record<string, string>>

/** The names that templates may use: of single fields, and of the fields of each list. */
export interface FieldNames {
  values: readonly string[]
  lists: Readonly<Record<string, readonly string[]>>
}

/** What a form can print of: the unit's own facts, the project's, and those that the form is about. */
interface Part {
  kind: Kind<unknown>
  said: Withholds & { file: string }
}

function kindsOf(kind: PrintedKind, unit: MoneyUnit, own: readonly OwnField[] | undefined): Kind<unknown>[] {
  const about = kind.owner === 'project' ? [projectKind.schema(unit)] : []
  return [departmentKind.schema(), ...about, schemaOf<unknown>(kind, unit, own)]
}

function partsOf({ kind, department, project, record }: FormRecord): Part[] {
  const records = [department, ...(kind.owner === 'project' && project ? [project] : []), record]
  return kindsOf(kind, department.moneyUnit, record.own).flatMap((schema, index) => {
    const own = records[index]
    return own ? [{ kind: schema, said: own }] : []
  })
}

/** The names that templates of a purpose may use, which may have own fields. */
export function fieldNames(purpose: Purpose, own?: readonly OwnField[]): FieldNames {
  const kind = printedKinds.find(({ id }) => id === purpose)
  const schemas = kind ? kindsOf(kind, '万元', own) : []
  const lists = listsOf(schemas.at(-1)).map((list) => [list, namesOf(itemKinds(schemas, list))])
  return { values: namesOf(schemas), lists: Object.fromEntries(lists) }
}

function namesOf(kinds: readonly Kind<unknown>[]): string[] {
  return [...new Set(kinds.flatMap((kind) => printedFields(kind).map(({ name }) => name)))]
}

/** The lists of a kind, by the form's own names. */
function listsOf(kind: Kind<unknown> | undefined): string[] {
  return Object.values(kind?.shape ?? {}).flatMap(({ key, kind }) => (kind.item ? [key] : []))
}

/** What the items of a list are: of a self-evaluation, what the project says of each indicator and what came of it. */
function itemKinds(kinds: readonly Kind<unknown>[], list: string): Kind<unknown>[] {
  return kinds.flatMap(({ shape = {} }) =>
    Object.values(shape).flatMap(({ key, kind }) => (key === list && kind.item ? [kind.item] : [])),
  )
}

/**
 * The texts that a form prints of a record.
 * @param unit the form's own unit of money, if it has one
 */
export function formFields(record: FormRecord, unit?: MoneyUnit): FormFields {
  const { moneyUnit } = record.department
  const own = unit === moneyUnit ? undefined : unit
  const withheld: WithheldField[] = []
  const fill = (kind: Kind<unknown>, said: object, item?: ListItem): [string, string][] =>
    printedFields(kind).map(({ name, read }) => {
      const value = read(said)
      if (isWithheld(value)) withheld.push({ field: name, ...value, ...(item && { item }) })
      return [name, printValue(value, own)]
    })
  const parts = partsOf(record)
  const names = listsOf(parts.at(-1)?.kind)
  const filled = parts.map(({ kind, said }) => ({
    values: fill(kind, said),
    lists: names.map((list) =>
      itemKinds([kind], list).map((item) =>
        (itemsUnder(kind, said, list) ?? []).map((one, index) =>
          fill(item, one, { list, index, name: one.name ?? '' }),
        ),
      ),
    ),
  }))
  const lists = names.map((name, at): [string, Texts[]] => [
    name,
    beside(filled.flatMap(({ lists }) => lists[at] ?? [])),
  ])
  return {
    values: {
      ...Object.fromEntries(filled.flatMap(({ values }) => values)),
      ...(unit && { 金额单位: unit }),
    },
    lists: Object.fromEntries(lists),
    withheld: [...withheld, ...parts.flatMap(({ kind, said }) => withheldLists(said, listsOf(kind)))],
  }
}

/** What of a record is not public. Of most records nothing is withheld, which is sooner seen than read field by field. */
export function withheldOf(record: FormRecord): readonly WithheldField[] {
  const { department, project = {}, record: own } = record
  return [department, project, own].some(withholds) ? (formFields(record).withheld ?? []) : []
}

/** Whether something in a part of a record is withheld: a field, or one of a group or of an item of a list. */
const withholds = oncePer((part: object) => anyWithheld(part))

function anyWithheld(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false
  return 'withheld' in part || Object.values(part).some(anyWithheld)
}

/** The items of a list with what others say of the same ones, in its order. */
function beside([items = [], ...others]: readonly (readonly [string, string][][])[]): Texts[] {
  return items.map((texts, index) =>
    Object.fromEntries([...texts, ...others.flatMap((list) => list[index] ?? [])]),
  )
}

/**
 * The place of a field of a record: its file, as a self-evaluation's form also prints what stands in its project's, and
 * the path that findings give it: `绩效指标.2.权重` is `绩效指标 第3项 › 权重`.
 */
export function placeOf(record: FormRecord, source: string): { file: string; field: string } {
  const [, list, index, column = source] = /^([^.]+)\.(\d+)\.(.*)$/.exec(source) ?? []
  const holds = ({ kind }: Part) => {
    const kinds = list === undefined ? [kind] : itemKinds([kind], list)
    return namesOf(kinds).includes(column)
  }
  const said = partsOf(record).findLast(holds)?.said ?? record.record
  const path = list === undefined ? source : `${itemPlace(said, list, Number(index))}.${column}`
  return { file: said.file, field: path.replaceAll('.', ' › ') }
}
