import { namesOfProject, stemOf } from '../content/kinds/kinds.ts'
import { projectKind } from '../content/kinds/project.ts'
import { schemaOf } from '../content/own-fields.ts'
import { type Department, type Project, recordsOf } from '../content/record.ts'
import type { Kind } from '../content/schema/kind.ts'
import type { Item } from '../corrections/follow.ts'
import type { History } from '../corrections/history.ts'
import { supersededIn, supersededName } from '../corrections/old-address.ts'
import { departmentText } from '../model/correction.ts'
import type { Block } from '../model/narrative.ts'
import { oncePer } from '../model/once.ts'
import { isRecord } from '../model/parse-json.ts'

/** A line of a page, under the name of its field: what is looked for, and what is shown of a hit. */
export interface Passage {
  label: string
  rank: Rank
  text: string
}

/** What a hit is worth by where it stands: in a name or code, an indicator, a goal, any other text. */
export type Rank = 0 | 1 | 2 | 3

/** A page that can be found. */
export interface FoundPage {
  /** Absent where it is about a unit's year: its text, or the targets of its whole spending. */
  project?: Project
  about: 'text' | 'overall' | 'project'
  passages: Passage[]
}

/** Kinds of values that are looked for; nobody looks for the amounts of forms. */
const rules = new Set<string | undefined>(['text', 'code', 'level1', 'target', 'actual'])

/** The pages of a unit's year with all that they say; what is withheld is in none of it. */
export function pagesOf(department: Department, history: History): FoundPage[] {
  const { unit, year, name, narrative, projects } = department
  const corrections = (stem: string) => correctionPassages(history, { unit, year, stem })
  const text: FoundPage = {
    about: 'text',
    passages: [
      { label: '单位名称', rank: 0, text: name },
      { label: '单位编码', rank: 0, text: unit },
      ...narrative.flatMap(({ title, blocks }) =>
        blocks.flatMap(linesOf).map((line): Passage => ({ label: title, rank: 3, text: line })),
      ),
      ...corrections(departmentText),
      ...supersededIn(history.superseded, department)
        .flatMap((one) => [supersededName(one), ...linesIn(one.reason)])
        .map((line): Passage => ({ label: '撤下或改了编号的', rank: 3, text: line })),
    ],
  }
  const records = Map.groupBy(recordsOf(department), ({ project }) => project)
  const ofUnit = (records.get(undefined) ?? []).map(
    ({ kind, record }): FoundPage => ({
      about: 'overall',
      passages: [
        ...passagesOf(schemaOf<unknown>(kind, '元', record.own), record),
        ...corrections(stemOf(kind)),
      ],
    }),
  )
  const ofProjects = projects.map(
    (project): FoundPage => ({
      about: 'project',
      project,
      passages: [
        ...(records.get(project) ?? []).flatMap(({ kind, record }) =>
          passagesOf(schemaOf<unknown>(kind, '元', record.own), record),
        ),
        ...namesOfProject(project.id).flatMap(corrections),
      ],
    }),
  )
  return [text, ...ofUnit, ...ofProjects]
}

/** A field that is looked into. */
interface SearchedField {
  /** What it is called in a record, and in a file. */
  name: string
  key: string
  /** What a hit in it is worth, and in a list of such records. */
  ranks: readonly [alone: Rank, inList: Rank]
  /** The fields of the record in it, or of each in its list. */
  fields?: readonly SearchedField[]
}

/** What is looked into of records of a kind. */
const searchedIn = oncePer((kind: Kind<unknown>): readonly SearchedField[] =>
  Object.entries(kind.shape ?? {}).flatMap(([name, { key, kind: inner, unprinted }]): SearchedField[] => {
    const field: SearchedField = { name, key, ranks: [rankOf(key, false), rankOf(key, true)] }
    const of = inner.item ?? (inner.shape && inner)
    if (of) return [{ ...field, fields: searchedIn(of) }]
    // Of what tells how a file is published, pages print reasons alone.
    return rules.has(inner.rule) && (!unprinted || inner.prose) ? [field] : []
  }),
)

function passagesOf(kind: Kind<unknown>, record: object): Passage[] {
  const passages: Passage[] = []
  collect(searchedIn(kind), record, false, passages)
  return passages
}

function collect(fields: readonly SearchedField[], record: object, inList: boolean, passages: Passage[]) {
  const withheld: unknown = Reflect.get(record, 'withheld')
  for (const { name, key, ranks, fields: inner } of fields) {
    const value: unknown = Reflect.get(record, name)
    if (value === undefined || value === null || (isRecord(withheld) && key in withheld)) continue
    const isList = Array.isArray(value)
    if (inner) {
      for (const one of isList ? value : [value])
        if (isRecord(one)) collect(inner, one, inList || isList, passages)
    } else
      for (const text of linesIn(textOf(value)))
        passages.push({ label: key, rank: ranks[inList ? 1 : 0], text })
  }
}

function rankOf(key: string, inList: boolean): Rank {
  if (key === projectKind.schema('元').shape?.name?.key || key.endsWith('编码')) return 0
  if (inList) return 1
  return key.includes('目标') ? 2 : 3
}

function textOf(value: unknown): string {
  return isRecord(value) && 'raw' in value ? String(value.raw) : String(value)
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function linesOf(block: Block): string[] {
  const lines = block.kind === 'list' ? block.items : [block.text]
  return lines.flatMap((line) => linesIn(line.map(({ text }) => text).join('')))
}

function correctionPassages(history: History, item: Item): Passage[] {
  return history
    .correctionsOf(item)
    .flatMap(({ field, before, after, reason }) => [field, before, after, reason])
    .flatMap((text) => (text === undefined ? [] : linesIn(text)))
    .map((text) => ({ label: '更正', rank: 3, text }))
}
