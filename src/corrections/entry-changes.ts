import { isMapping } from '../content/edit/plain.ts'
import { correctionsKind } from '../content/kinds/corrections.ts'
import type { Correction, Corrections, Renaming, Resemblance, Withdrawal } from '../content/record.ts'
import { writeRecord } from '../content/schema/write-record.ts'
import { itemName } from '../model/withheld.ts'
import { entryLines, type List, type Unexplained } from './entries.ts'
import { folderOf, type State } from './states.ts'

/** An entry of a corrections.yaml, with its place there. */
export interface Entry<T> {
  file: string
  /** `更正 第2项`. */
  place: string
  said: T
}

/** What a push adds to the corrections of a folder. */
export interface Added {
  corrections: Entry<Correction>[]
  withdrawals: Entry<Withdrawal>[]
  renamings: Entry<Renaming>[]
  resemblances: Entry<Resemblance>[]
}

/** The entries of a folder's corrections that were not there before. */
export function addedEntries(folder: string, before: State, after: State): Added {
  const older = correctionsOf(folder, before)
  const newer = correctionsOf(folder, after)
  const added = <T>(list: List, was: readonly T[] = [], is: readonly T[] = []): Entry<T>[] => {
    const fresh = new Set(without(is, was))
    return is.flatMap((said, index) =>
      fresh.has(said) ? [{ file: newer?.file ?? folder, place: itemName(list, index + 1), said }] : [],
    )
  }
  return {
    corrections: added('更正', older?.corrections, newer?.corrections),
    withdrawals: added('撤下', older?.withdrawals, newer?.withdrawals),
    renamings: added('改编号', older?.renamings, newer?.renamings),
    resemblances: added('相近', older?.resemblances, newer?.resemblances),
  }
}

/** What was said of a change stays said: entries that were published and are changed or gone, with what has to be put back. */
export function lostEntries(before: State, after: State): Unexplained[] {
  return before.corrections.flatMap((older) => {
    const newer = correctionsOf(folderOf(older), after)
    const lost = {
      ...older,
      corrections: without(older.corrections, newer?.corrections ?? []),
      withdrawals: without(older.withdrawals, newer?.withdrawals ?? []),
      renamings: without(older.renamings, newer?.renamings ?? []),
      resemblances: without(older.resemblances, newer?.resemblances ?? []),
    }
    const written = writeRecord(correctionsKind.schema(), lost)
    if (!isMapping(written)) return []
    return lists.flatMap((list) => {
      const items = written[list]
      return (Array.isArray(items) ? items : []).filter(isMapping).map((entry): Unexplained => {
        const lines = entryLines({ file: older.file, list, entry })
        return {
          finding: {
            rule: 'correction-lost',
            severity: 'error',
            file: older.file,
            message: `公开过的一条“${list}”改动或删去了`,
            expected: '公开过的说明不再删改；说错了的，另写一条',
            fix: `在“${list}:”下面把它照原样放回去：\n${lines.join('\n')}`,
          },
        }
      })
    })
  })
}

const lists: readonly List[] = ['更正', '撤下', '改编号', '相近']

function correctionsOf(folder: string, { corrections }: State): Corrections | undefined {
  return corrections.find((candidate) => folderOf(candidate) === folder)
}

/** The items of a list that are not in another; one that stands twice must stand there twice. */
function without<T>(list: readonly T[], other: readonly T[]): T[] {
  const counts = new Map<string, number>()
  for (const item of other) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return list.filter((item) => {
    const left = counts.get(keyOf(item)) ?? 0
    counts.set(keyOf(item), left - 1)
    return left <= 0
  })
}

/** The same whatever the order of its fields, and whether one that is not filled in is absent. */
function keyOf(item: unknown): string {
  const filled = Object.entries(item ?? {}).filter(([, value]) => value !== undefined)
  return JSON.stringify(filled.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
