import type { OwnField } from '../content/own-fields.ts'
import { type Department, type EditingPlatform, recordsOf } from '../content/record.ts'
import type { MoneyUnit } from '../model/money.ts'

/** What the editor must know of a unit and year to offer its files: nothing but what is public. */
export interface EditedUnit {
  unit: string
  year: string
  name: string
  moneyUnit: MoneyUnit
  projects: readonly EditedProject[]
  /** The fields that its forms have of their own, by the names of the kinds of file. */
  own?: Readonly<Record<string, readonly OwnField[]>>
}

interface EditedProject {
  id: string
  name: string
  /** The names of its indicators, which tables about it repeat. */
  indicators: readonly string[]
}

/** What the editor asks for when it starts. */
export interface EditorSettings {
  platform?: EditingPlatform
}

export function editedUnit(department: Department): EditedUnit {
  const { unit, year, name, moneyUnit, projects } = department
  const own = ownFields(department)
  return {
    ...(Object.keys(own).length > 0 && { own }),
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

function ownFields(department: Department): Record<string, OwnField[]> {
  const said = recordsOf(department).flatMap(({ kind, record }) =>
    record.own ? [{ id: kind.id, own: record.own }] : [],
  )
  const byKind = Map.groupBy(said, ({ id }) => id)
  return Object.fromEntries([...byKind].map(([id, all]) => [id, distinct(all.flatMap(({ own }) => own))]))
}

/** Two forms may have a field of the same name. */
function distinct(own: readonly OwnField[]): OwnField[] {
  return [...new Map(own.map((field) => [`${field.list ?? ''}.${field.key}`, field])).values()]
}

/** A unit and year that the built site does not know: new, or not public. Amounts read in either unit of money. */
export function unknownUnit(unit: string, year: string): EditedUnit {
  return { unit, year, name: '', moneyUnit: '万元', projects: [] }
}
