import { formatNumber } from './number-formats.ts'

/** How one level of a list is numbered. */
export interface ListLevel {
  start: number
  /** A name of ECMA-376-1, 17.18.59 ST_NumberFormat. */
  format: string
  /** Such as `（%1）`, `%1.%2`. */
  text: string
  /** Numbers of outer levels stand in it in Arabic digits. */
  isLegal: boolean
}

export interface List {
  /** Lists of the same definition count on. */
  definition: string
  levels: ReadonlyMap<number, ListLevel>
  /** The levels that begin anew where this list begins. */
  restarted: readonly number[]
}

/** Counts through lists: gives the number that Word prints before the next paragraph of a list at a level. */
export function listCounter(lists: ReadonlyMap<string, List>): (id: string, level: number) => string {
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return (id, level) => {
    const list = lists.get(id)
    const own = list?.levels.get(level)
    if (!list || !own) return ''
    const counts = counters.get(list.definition) ?? []
    counters.set(list.definition, counts)
    if (!begun.has(id)) {
      begun.add(id)
      for (const at of list.restarted) counts[at] = undefined
    }
    counts[level] = counts[level] === undefined ? own.start : counts[level] + 1
    counts.length = level + 1
    const label = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const format = own.isLegal ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal')
      return formatNumber(counts[at] ?? list.levels.get(at)?.start ?? 1, format)
    })
    if (own.format === 'bullet' || label.trim() === '') return ''
    return /[、，。．）)：:】〕]$/.test(label) ? label : `${label} `
  }
}
