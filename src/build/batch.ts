import type { Department } from '../content/record.ts'
import type { Scope } from '../data/data-addresses.ts'
import { lastChange } from '../data/files.ts'
import { yearsOf } from '../model/totals.ts'
import type { Published } from '../review/load.ts'
import { digest, digestOfYear } from './digest.ts'
import type { Output } from './output.ts'
import { dataOutputs } from './outputs/data.ts'
import type { Entry } from './store.ts'
import { pastOf } from './unit-year.ts'

/** Outputs about several units' years that are made together, and found again while none of those changed. */
export interface Batch extends Entry {
  outputs: readonly Output[]
}

/** What the open data is divided into, beside units' years: everything, and each year. */
export function dataScopes(published: Published): Scope[] {
  return [{}, ...yearsOf(published).map((year) => ({ year }))]
}

/**
 * The open data of everything and of each year. A correction of 2025 leaves the files of other years as they are.
 * @param version that of the program, which could make something else of the same content
 */
export function dataBatches(published: Published, version: string): Batch[] {
  const { site, departments, history } = published
  const digests = new Map(departments.map((one) => [one, digest(digestOfYear(one), pastOf(history, one))]))
  const county = [version, site, yearsOf(published)]
  return dataScopes(published).map((scope) => {
    const own = (department: Department) => scope.year === undefined || department.year === scope.year
    return {
      name: scope.year === undefined ? 'data' : `data-${scope.year}`,
      key: digest(
        county,
        lastChange(published, scope.year),
        departments.filter(own).map((department) => digests.get(department)),
      ),
      outputs: dataOutputs(published, scope),
    }
  })
}
