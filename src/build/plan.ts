import type { Published } from '../review/load.ts'
import type { Output } from './output.ts'
import { countyOutputs } from './outputs/county.ts'
import { dataOutputs } from './outputs/data.ts'
import { departmentOutputs } from './outputs/department.ts'
import { oldOutputs } from './outputs/old-addresses.ts'
import { compareYears, yearsOutputs } from './outputs/years.ts'

/** Every output of a publication, but the files of the compiled program and the proof, which is made of all others. */
export function planOf(published: Published): Output[] {
  const years = compareYears(published)
  return [
    ...countyOutputs(published, years),
    ...yearsOutputs(published, years),
    ...published.departments.flatMap((department) => departmentOutputs(published, department, years)),
    ...dataOutputs(published),
    ...oldOutputs(published),
  ]
}
