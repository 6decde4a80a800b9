import { unitYearOf } from '../model/fault.ts'
import type { Entry } from './log.ts'

/** When each content file was first published, by its path: `content/101001/2025/department.md`; and each correction, by its name. */
export type Dates = ReadonlyMap<string, string>

/** All dates of first publication that a log holds. */
export function datesOf(entries: readonly Pick<Entry, 'first'>[]): Dates {
  const dates = new Map<string, string>()
  for (const { first } of entries)
    for (const [path, date] of Object.entries(first)) if (!dates.has(path)) dates.set(path, date)
  return dates
}

/**
 * The dates of what a new entry shows for the first time, in the order of its names.
 * @param shown the content files that the entry publishes, by path, and what their corrections say, by name:
 * `content/101001/2025/corrections.yaml#更正/2026-03-02/A-1/1`
 * @param received when
 */
export function firstShown(
  entries: readonly Entry[],
  shown: readonly string[],
  received: string,
): Record<string, string> {
  const known = datesOf(entries)
  const fresh = [...new Set(shown)].filter((name) => !known.has(name)).sort()
  // What came before the log knew corrections has the dates that they say; there is no other witness of it.
  const isNew = entries.at(-1)?.editions === undefined
  const dateOf = (name: string) => (isNew && saidDate(name)) || received
  return Object.fromEntries(fresh.map((name) => [name, dateOf(name)]))
}

function saidDate(name: string): string | undefined {
  const [, day] = /#[^/]+\/(\d{4}-\d\d-\d\d)\//.exec(name) ?? []
  return day && `${day}T00:00:00+08:00`
}

/** When something was redacted, and why, oldest first. */
export function redactionsOf(
  entries: readonly Pick<Entry, 'act' | 'received' | 'reason'>[],
): { date: string; reason: string }[] {
  return entries.flatMap(({ act, received, reason = '' }) =>
    act === 'redact' ? [{ date: received, reason }] : [],
  )
}

/** The units' years that changed paths are of, by their short names: `101001/2025`. */
export function unitYearsOf(paths: readonly string[]): string[] {
  const folders = paths.flatMap((path) => unitYearOf(path) ?? [])
  return [...new Set(folders.map((folder) => folder.replace('content/', '')))].sort()
}
