import { isMapping } from '../content/edit/plain.ts'
import type { Plain } from '../content/schema/write-record.ts'
import { isWithheld } from './correction-text.ts'

/** The fields that name an item of a list. */
const nameKeys = ['三级指标', '任务名称']

/** What an item of a list is called; undefined where it is withheld. */
function nameOf(item: Plain): string | undefined {
  if (!isMapping(item) || isWithheld(item)) return undefined
  const key = nameKeys.find((candidate) => candidate in item)
  return key === undefined ? undefined : String(item[key])
}

/** What corrections call each item: its name, of several with the same the later ones with a number; withheld ones by their place. */
export function labelsOf(items: readonly Plain[]): string[] {
  const seen = new Map<string, number>()
  return items.map((item, index) => {
    const name = nameOf(item)
    if (name === undefined) return `第${index + 1}项`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name}（${count}）`
  })
}

/**
 * Finds the items of an older list in a newer one; undefined for those that are gone. The same name is the same item; an
 * item that stands where another stood, with most of its fields, is that one under a new name.
 */
export function pairItems(before: readonly Plain[], after: readonly Plain[]): (number | undefined)[] {
  const pairs: (number | undefined)[] = before.map(() => undefined)
  const taken = new Set<number>()
  const pair = (older: number, newer: number) => {
    pairs[older] = newer
    taken.add(newer)
  }
  const [olderNames, newerNames] = [before.map(nameOf), after.map(nameOf)]
  olderNames.forEach((name, index) => {
    if (index < after.length && name === newerNames[index]) pair(index, index)
  })
  olderNames.forEach((name, index) => {
    if (pairs[index] !== undefined) return
    const newer = newerNames.findIndex((candidate, at) => candidate === name && !taken.has(at))
    if (newer >= 0) pair(index, newer)
  })
  let previous = -1
  before.forEach((item, index) => {
    const next = previous + 1
    const other = after[next]
    if (pairs[index] === undefined && other !== undefined && !taken.has(next) && isLike(item, other))
      pair(index, next)
    previous = pairs[index] ?? previous
  })
  return pairs
}

/** Whether at least as many fields agree as do not. */
function isLike(item: Plain, other: Plain): boolean {
  if (isWithheld(item) || isWithheld(other)) return true
  if (!isMapping(item) || !isMapping(other)) return false
  const keys = [...new Set([...Object.keys(item), ...Object.keys(other)])]
  const same = keys.filter((key) => JSON.stringify(item[key]) === JSON.stringify(other[key])).length
  return 2 * same >= keys.length
}
