import { createHash } from 'node:crypto'

/** A hash of everything that values say. */
export function digest(...values: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex')
}

const known = new WeakMap<object, string>()

/** A hash of a record of content, such as a unit's year, which jobs, open data and pages all ask for: it is read once. */
export function digestOfRecord(record: object): string {
  const found = known.get(record) ?? digest(record)
  known.set(record, found)
  return found
}
