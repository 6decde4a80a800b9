import { type Address, departmentPage, unitPage } from '../../model/address.ts'
import type { Fault } from '../../model/fault.ts'
import type { Published } from '../../review/load.ts'
import type { Crumb } from '../../site/page-info.ts'
import type { Output } from '../output.ts'

/** A unit's year that is not in the publication since its files have errors, by the name of its unit. */
export interface Correcting extends Pick<Fault, 'unit' | 'year'> {
  name: string
  /** Whether its finished pages stay as they were. */
  stays: boolean
}

export function correctingOf({ faults, departments, units = [] }: Published): Correcting[] {
  const names = new Map([...units, ...departments.toReversed()].map(({ unit, name }) => [unit, name]))
  return faults
    .filter(({ absent }) => absent)
    .map(({ unit, year, carried = false }) => ({
      unit,
      year,
      name: names.get(unit) ?? `单位 ${unit}`,
      stays: carried,
    }))
}

/** The pages that say of what cannot be shown now that it is being corrected. */
export function faultOutputs(published: Published): Output[] {
  const { departments, history } = published
  const others = new Set([
    ...departments.map(({ unit }) => unit),
    ...history.superseded.map(({ item }) => item.unit),
  ])
  const correcting = correctingOf(published)
  const page = (address: Address, title: string, above: Crumb[] = []): Output => ({
    address,
    page: () => ({ correcting: { address, title, above } }),
  })
  const alone = correcting.filter(({ unit }) => !others.has(unit))
  return [
    ...correcting
      .filter(({ stays }) => !stays)
      .map(({ unit, year, name }) =>
        page(departmentPage(unit, year), `${name} ${year} 年`, [{ text: name, to: unitPage(unit) }]),
      ),
    ...new Map(alone.map(({ unit, name }) => [unit, page(unitPage(unit), name)])).values(),
  ]
}
