import { type Change, compareRecords } from '../compare/compare-records.ts'
import { type Part, partsOf } from '../compare/parts.ts'
import type { PlainMapping } from '../content/edit/plain.ts'
import { ofOtherProject, splitStem } from '../content/kinds/kinds.ts'
import type { Corrections, Department } from '../content/record.ts'
import { type LastPublic, partsBefore } from './returns.ts'
import { folderOf, type State } from './states.ts'

/** What became of what a department had published in a year. */
export interface FolderChanges {
  /** `content/315002/2020`. */
  folder: string
  /** The same, where the unit has another code now. */
  movedTo?: string
  changes: PartChange[]
  /** What is not there any longer, under no name. */
  gone: Part[]
  /** What is there and was not. */
  added: Part[]
  /** What is there under another name: the stems of the file as it was, and as it is. */
  renamed: { was: string; now: string }[]
}

export interface PartChange extends Change {
  /** The stem of the file as it was, and as it is. */
  was: string
  now: string
  /** The file that it stands in now. */
  file: string
}

/** The changes of everything that was published, by unit and year. What is new is listed too, but never a change. */
export function compareStates(before: State, after: State, known: LastPublic = new Map()): FolderChanges[] {
  return [...before.departments, ...returning(before, after, known)].map((department) => {
    const own = folderOf(department)
    const corrections = after.corrections.find(({ file }) => file.startsWith(`${own}/`))
    const renamings = corrections?.renamings ?? []
    const stays = after.departments.some((candidate) => folderOf(candidate) === own)
    const moved = stays ? undefined : renamings.find(({ from }) => from === department.unit)
    const folder = moved ? `content/${moved.to}/${department.year}` : own
    const now = after.departments.find((candidate) => folderOf(candidate) === folder)
    const newer = new Map((now ? partsOf(now) : []).map((part) => [part.stem, part]))
    const shown = before.departments.includes(department) ? department : undefined
    const older = partsBefore(shown, (stem) => newer.get(newName(stem, renamings, newer)), known.get(own))
    const names = new Map(older.map(({ stem }) => [stem, newName(stem, renamings, newer)]))
    const stayed = new Set(names.values())
    return {
      folder: own,
      ...(moved && { movedTo: folder }),
      changes: older.flatMap((part) => {
        const name = names.get(part.stem) ?? part.stem
        const other = newer.get(name)
        return other ? changesOf(part, other, moved !== undefined) : []
      }),
      gone: older.filter(({ stem }) => !newer.has(names.get(stem) ?? stem)),
      added: [...newer.values()].filter(({ stem }) => !stayed.has(stem)),
      renamed: [...names].flatMap(([was, now]) => (was !== now && newer.has(now) ? [{ was, now }] : [])),
    }
  })
}

/** Units' years that were withdrawn as a whole, and come back. */
function returning(before: State, after: State, known: LastPublic): Department[] {
  const shown = new Set(before.departments.map(folderOf))
  return after.departments.filter((one) => !shown.has(folderOf(one)) && known.has(folderOf(one)))
}

/** What a file is called now: as before, unless it is gone and its project was given another code. */
function newName(
  stem: string,
  renamings: Corrections['renamings'],
  newer: ReadonlyMap<string, unknown>,
): string {
  let name = splitStem(stem).base
  for (const { from, to } of renamings) if (from === name && !newer.has(name)) name = to
  return ofOtherProject(stem, name)
}

/** What may be filled in later: it tells of the publication, not of the money. */
const laterFilled = ['批复日期', '公开日期', '来源']

function changesOf(before: Part, after: Part, moved: boolean): PartChange[] {
  const renamed = before.stem !== after.stem
  const without = (fields: PlainMapping) =>
    Object.fromEntries(
      Object.entries(fields).filter(
        ([key]) => !(renamed && key === '项目编码') && !(moved && key === '单位编码'),
      ),
    )
  return compareRecords(without(before.fields), without(after.fields))
    .filter((change) => change.before !== undefined || !laterFilled.includes(change.field))
    .map((change) => ({ ...change, was: before.stem, now: after.stem, file: after.file }))
}
