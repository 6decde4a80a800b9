import { createHash } from 'node:crypto'
import { oncePer } from '../model/once.ts'

/** A hash of everything that values say. */
export function digest(...values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex')
}

/** A hash of a record of content, such as a unit's year, which jobs, open data and pages all ask for: it is read once. */
export const digestOfRecord = oncePer((record: object) => digest(record))
