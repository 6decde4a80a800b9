import type { Department, EditingPlatform } from '../content/record.ts'
import type { MoneyUnit } from '../model/money.ts'

/** What the editor must know of a unit and year to offer its files: nothing but what is public. */
export interface EditedUnit {
  unit: string
  year: string
  name: string
  moneyUnit: MoneyUnit
  projects: readonly EditedProject[]
}

export interface EditedProject {
  id: string
  name: string
  /** The names of its indicators, which tables about it repeat. */
  indicators: readonly string[]
}

/** What the editor asks for when it starts. */
export interface EditorSettings {
  platform?: EditingPlatform
}

export function editedUnit({ unit, year, name, moneyUnit, projects }: Department): EditedUnit {
  return {
    unit,
    year: String(year),
    name,
    moneyUnit,
    projects: projects.map(({ id, name, indicators }) => ({
      id,
      name,
      indicators: indicators.map((indicator) => indicator.name),
    })),
  }
}

/** A unit and year that the built site does not know: new, or not public. Amounts read in either unit of money. */
export function unknownUnit(unit: string, year: string): EditedUnit {
  return { unit, year, name: '', moneyUnit: '万元', projects: [] }
}
