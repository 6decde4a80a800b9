import type { Entry } from './log.ts'

/** When each content file was first published, by its path: `content/101001/2025/department.md`. */
export type Dates = ReadonlyMap<string, string>

/** All dates of first publication that a log holds. */
export function datesOf(entries: readonly Pick<Entry, 'first'>[]): Dates {
  const dates = new Map<string, string>()
  for (const { first } of entries)
    for (const [path, date] of Object.entries(first)) if (!dates.has(path)) dates.set(path, date)
  return dates
}

/**
 * The dates of what a new entry shows for the first time, in the order of its paths.
 * @param shown the content files that the entry publishes
 * @param received when
 */
export function firstShown(
  entries: readonly Entry[],
  shown: readonly string[],
  received: string,
): Record<string, string> {
  const known = datesOf(entries)
  const fresh = [...new Set(shown)].filter((path) => !known.has(path)).sort()
  return Object.fromEntries(fresh.map((path) => [path, received]))
}

/** The units and years that changed paths are of: `101001/2025`. */
export function unitsOf(paths: readonly string[]): string[] {
  const units = paths.flatMap((path) => /^content\/(\d+\/\d{4})\//.exec(path)?.[1] ?? [])
  return [...new Set(units)].sort()
}
