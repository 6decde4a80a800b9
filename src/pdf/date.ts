import type { Department } from '../model/record.ts'

/**
 * The date that a document bears: when it (`published`) or its department's year was made public, or else approved, in Beijing time; where content gives
 * neither, the first day of the budget year.
 */
export function documentDate(department: Department, published?: string): Date {
  const [day = '', time = '00:00'] = (
    published ??
    department.published ??
    department.approved ??
    `${department.year}-01-01`
  ).split(' ')
  return new Date(`${day}T${time}:00+08:00`)
}
