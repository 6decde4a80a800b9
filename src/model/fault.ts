import type { Finding } from './finding.ts'

/** A unit's year that is not published as its files say it, since they have errors. */
export interface Fault {
  unit: string
  year: number
  /** The errors, for its clerk. */
  findings: readonly Finding[]
  /** The commit of the state that is shown of it; absent where none is known. */
  shows?: string
  /** Whether it is not in the publication: nothing is shown of it, or what is can no longer be read. */
  absent: boolean
  /** Whether the finished files of the site before stay, since it is absent. */
  carried?: boolean
}

/**
 * Writes the content that is shown of a unit's year, `content/315002/2025`, below a folder.
 * @returns the commit that it stands in; undefined where none is known, and nothing was written
 */
export type Restore = (unitYear: string, into: string) => Promise<string | undefined>

/** The folder of the unit's year that a content file is of: `content/315002/2025`; undefined for what is of no single one. */
export function unitYearOf(file: string): string | undefined {
  return /^content\/\d{3,9}\/20\d\d(?=\/|$)/.exec(file)?.[0]
}

/** The units that content files are of; undefined where one is of none, so that anything may be different. */
export function unitsOf(files: readonly string[]): Set<string> | undefined {
  const units = files.flatMap((file) => /^content\/(\d{3,9})(?=\/|$)/.exec(file)?.[1] ?? [])
  return units.length === files.length ? new Set(units) : undefined
}

/** The short name of a unit's year: `315002/2025`. */
export function placeOfFault({ unit, year }: Pick<Fault, 'unit' | 'year'>): string {
  return `${unit}/${year}`
}
