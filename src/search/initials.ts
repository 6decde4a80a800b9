import type { Department } from '../content/record.ts'
import { type Address, throughYearsPage, unitPage } from '../model/address.ts'
import { normalise } from './words-and-grams.ts'

/** A name in the lists of readers without script. */
export interface Listed {
  name: string
  unit: string
  to: Address
}

/** Units and projects by the first character of their names, each name of a unit once. */
export function listByInitial(departments: readonly Department[]): [string, Listed[]][] {
  const listed = new Map<string, Listed>()
  for (const { unit, name, projects } of departments) {
    listed.set(`${unit}/`, listed.get(`${unit}/`) ?? { name, unit: name, to: unitPage(unit) })
    for (const project of projects) {
      const key = `${unit}/${project.name}`
      // Newer years come first: theirs is the code by which the project is known now.
      if (!listed.has(key))
        listed.set(key, { name: project.name, unit: name, to: throughYearsPage(unit, project.id) })
    }
  }
  const groups = Map.groupBy(listed.values(), ({ name }) => initialOf(name))
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([initial, own]) => [initial, own.sort((a, b) => (a.name < b.name ? -1 : 1))])
}

/** The first letter, digit or Chinese character of a name. */
function initialOf(name: string): string {
  return /[\p{L}\p{N}]/u.exec(normalise(name))?.[0] ?? '0'
}
