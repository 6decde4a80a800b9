import { isWithheld } from '../compare/correction-text.ts'
import { labelsOf } from '../compare/pair-items.ts'
import { type Part, partsOf } from '../compare/parts.ts'
import { isMapping, type PlainMapping } from '../content/edit/plain.ts'
import type { Department } from '../content/record.ts'
import type { Plain } from '../content/schema/write-record.ts'
import { folderOf, type State } from './states.ts'

/** What was published once, by folder and name in corrections, as it was last public. */
export type LastPublic = ReadonlyMap<string, ReadonlyMap<string, Part>>

/**
 * What each part said when it was last public, of everything that was ever shown: a value that was withheld later is the one
 * that was there before.
 * @param states all that were shown, oldest first
 */
export function lastPublic(states: Iterable<State>): LastPublic {
  const known = new Map<string, Map<string, Part>>()
  for (const { departments } of states)
    for (const department of departments) {
      const own = known.get(folderOf(department)) ?? new Map<string, Part>()
      known.set(folderOf(department), own)
      for (const part of partsOf(department)) own.set(part.stem, remember(own.get(part.stem), part))
    }
  return known
}

function remember(earlier: Part | undefined, part: Part): Part {
  const { stem, file, title, published, fields } = part
  const told = earlier ? uncover(fields, earlier.fields, () => true) : fields
  return {
    stem,
    file,
    title,
    ...(published !== undefined && { published }),
    fields: isMapping(told) ? told : fields,
  }
}

/**
 * The parts that a push compares with: those that are shown, and those that come back; where a value comes back that was
 * withheld, with what it was.
 * @param now what is about to be published of something, under whatever name
 */
export function partsBefore(
  shown: Department | undefined,
  now: (stem: string) => Part | undefined,
  known: ReadonlyMap<string, Part> = new Map(),
): Part[] {
  const older = shown ? partsOf(shown) : []
  const names = new Set(older.map(({ stem }) => stem))
  const back = [...known.values()].filter(({ stem }) => !names.has(stem) && now(stem) !== undefined)
  const parts = older.map((part): Part => {
    const [earlier, later] = [known.get(part.stem), now(part.stem)]
    if (!earlier || !later || !JSON.stringify(part.fields).includes(withheldMark)) return part
    const told = uncover(part.fields, earlier.fields, (steps) => isOpen(later.fields, steps))
    return isMapping(told) ? { ...part, fields: told } : part
  })
  return [...parts, ...back]
}

const withheldMark = '"不公开":'

type Step = string | number

/** A content with what was withheld as it was earlier, where `wanted` says so. Items of lists are found by name, else by place. */
function uncover(
  content: Plain,
  earlier: Plain | undefined,
  wanted: (steps: readonly Step[]) => boolean,
  at: readonly Step[] = [],
): Plain {
  if (earlier === undefined) return content
  if (isWithheld(content)) return !isWithheld(earlier) && wanted(at) ? earlier : content
  if (Array.isArray(content) && Array.isArray(earlier)) {
    const [names, earlierNames] = [labelsOf(content), labelsOf(earlier)]
    return content.map((item, index) => {
      const found = isWithheld(item) ? index : earlierNames.indexOf(names[index] ?? '')
      return uncover(item, earlier[found], wanted, [
        ...at,
        isWithheld(item) ? index : (names[index] ?? index),
      ])
    })
  }
  if (isMapping(content) && isMapping(earlier))
    return Object.fromEntries(
      Object.entries(content).map(([key, value]) => [
        key,
        uncover(value, earlier[key], wanted, [...at, key]),
      ]),
    )
  return content
}

/** Whether something stands at a place that is not withheld. */
function isOpen(fields: PlainMapping, steps: readonly Step[]): boolean {
  let node: Plain | undefined = fields
  for (const step of steps) {
    if (isWithheld(node)) return false
    if (Array.isArray(node)) {
      const list: Plain[] = node
      node = typeof step === 'number' ? list[step] : list[labelsOf(list).indexOf(step)]
    } else node = isMapping(node) ? node[step] : undefined
  }
  return node !== undefined && !isWithheld(node)
}

/**
 * The folders in which something comes back: a file that was published and is not shown, a value that is withheld.
 * @param files whatever was ever published, by path
 */
export function comingBack(before: State, after: State, files: ReadonlyMap<string, unknown>): string[] {
  const shown = new Map(before.departments.map((one) => [folderOf(one), one]))
  const withdrawn = new Set(
    before.corrections.filter(({ withdrawals }) => withdrawals.length > 0).map(folderOf),
  )
  return after.departments.flatMap((one) => {
    const department = shown.get(folderOf(one))
    const older = new Map((department ? partsOf(department) : []).map((part) => [part.file, part]))
    const returns = partsOf(one).some((part) => {
      const was = older.get(part.file)
      // Under a new name it cannot be told which of what is withheld or withdrawn comes back.
      return was
        ? withheldIn(was) > withheldIn(part)
        : files.has(part.file) || withdrawn.has(folderOf(one)) || hasWithheld([...older.values()])
    })
    return returns ? [folderOf(one)] : []
  })
}

function hasWithheld(parts: readonly Part[]): boolean {
  return parts.some((part) => withheldIn(part) > 1)
}

function withheldIn({ fields }: Part): number {
  return JSON.stringify(fields).split(withheldMark).length
}
