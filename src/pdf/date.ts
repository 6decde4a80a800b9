import type { Department } from '../model/record.ts'

/**
 * The date that a document bears: when it was made public, or else approved, in Beijing time; where content gives
 * neither, the first day of the budget year.
 */
export function documentDate(department: Department): Date {
  const [day = '', time = '00:00'] = (
    department.published ??
    department.approved ??
    `${department.year}-01-01`
  ).split(' ')
  return new Date(`${day}T${time}:00+08:00`)
}
