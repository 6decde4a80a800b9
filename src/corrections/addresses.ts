import { splitName, yearsKinds } from '../content/kinds/kinds.ts'
import { type Address, booklet, departmentPage, projectPage, sheet, yearsPage } from '../model/address.ts'
import { departmentText } from '../model/correction.ts'
import type { Item } from './follow.ts'

/** The page that shows an item, or tells what became of it. */
export function pageOf({ unit, year, of }: Item): Address {
  if (of === departmentText) return departmentPage(unit, year)
  if (isYearsRecord(of)) return yearsPage(unit, year, of)
  return projectPage(unit, year, baseOf(of))
}

/** The PDF that shows an item, or tells what became of it. */
export function pdfOf({ unit, year, of }: Item): Address {
  return of === departmentText ? booklet(unit, year) : sheet(unit, year, of)
}

/** Whether an item stands beside a unit's own text. */
export function isYearsRecord(name: string): boolean {
  return yearsKinds.some(({ id }) => id === name)
}

/** The project of what is said beside it, such as a self-evaluation. */
export function baseOf(of: string): string {
  return splitName(of).base
}

/** The code of the project that an item belongs to; a unit's own text and targets have none. */
export function codeOf({ of }: Item): string | undefined {
  return of === departmentText || isYearsRecord(of) ? undefined : baseOf(of)
}
