import { splitStem, yearsKinds } from '../content/kinds/kinds.ts'
import { type Address, booklet, departmentPage, projectPage, sheet, yearsPage } from '../model/address.ts'
import { departmentText } from '../model/correction.ts'
import type { Item } from './follow.ts'

/** The page that shows an item, or tells what became of it. */
export function pageOf({ unit, year, stem }: Item): Address {
  if (stem === departmentText) return departmentPage(unit, year)
  if (isYearsRecord(stem)) return yearsPage(unit, year, stem)
  return projectPage(unit, year, baseOf(stem))
}

/** The PDF that shows an item, or tells what became of it. */
export function pdfOf({ unit, year, stem }: Item): Address {
  return stem === departmentText ? booklet(unit, year) : sheet(unit, year, stem)
}

/** Whether an item stands beside a unit's own text. */
export function isYearsRecord(name: string): boolean {
  return yearsKinds.some(({ id }) => id === name)
}

/** The project of what is said beside it, such as a self-evaluation. */
export function baseOf(stem: string): string {
  return splitStem(stem).base
}

/** The code of the project that an item belongs to; a unit's own text and targets have none. */
export function codeOf({ stem }: Item): string | undefined {
  return stem === departmentText || isYearsRecord(stem) ? undefined : baseOf(stem)
}
