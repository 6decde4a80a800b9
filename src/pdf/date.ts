import type { Department } from '../content/record.ts'
import type { DocumentSource } from './foot.ts'

/**
 * The date that a document bears: when it (`published`) or its department's year was made public, or else approved.
 * Undefined where content says neither.
 */
export function documentDate(department: Department, published?: string): Date | undefined {
  const date = published ?? department.published ?? department.approved
  return date === undefined ? undefined : dateInChina(date)
}

/** The dates that a document bears: when it was made public, and when what it says was last corrected. */
export function documentDates(
  { published, corrected }: DocumentSource,
  department: Department,
  own?: string,
): { date?: Date; modified?: Date } {
  const date = documentDate(department, own) ?? published
  return { ...(date && { date }), ...(corrected && { modified: corrected }) }
}

/** A day, or a moment such as `2020-03-01 09:30`, in Beijing time; a moment of any other form is taken as it is. */
export function dateInChina(text: string): Date {
  const [, day, time = '00:00'] = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?$/.exec(text) ?? []
  return new Date(day === undefined ? text : `${day}T${time}:00+08:00`)
}
