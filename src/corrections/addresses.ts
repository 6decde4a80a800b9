import { type Address, booklet, departmentPage, overallPage, projectPage, sheet } from '../model/address.ts'
import { departmentText } from '../model/correction.ts'
import type { Item } from './follow.ts'

const overall = 'overall'

/** The page that shows an item, or tells what became of it. */
export function pageOf({ unit, year, of }: Item): Address {
  if (of === departmentText) return departmentPage(unit, year)
  if (of === overall) return overallPage(unit, year)
  return projectPage(unit, year, baseOf(of))
}

/** The PDF that shows an item, or tells what became of it. */
export function pdfOf({ unit, year, of }: Item): Address {
  return of === departmentText ? booklet(unit, year) : sheet(unit, year, of)
}

/** The project of a self-evaluation or monitoring table. */
export function baseOf(of: string): string {
  return of.replace(/\.(result|monitor)$/, '')
}

/** The code of the project that an item belongs to; a unit's own text and targets have none. */
export function codeOf({ of }: Item): string | undefined {
  return of === departmentText || of === overall ? undefined : baseOf(of)
}
