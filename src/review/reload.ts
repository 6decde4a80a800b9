import { byYearAndUnit } from '../content/read.ts'
import { tellHistory } from '../corrections/history.ts'
import { unitsOf } from '../model/fault.ts'
import { checkSettled } from './faults.ts'
import { load, type Published, publishedOf } from './load.ts'
import type { Memory } from './memory.ts'

/**
 * Loads content that changes while somebody looks at it: a unit's year with errors is left out, and where changed files are of some
 * units alone, only those are read and checked again. Rules that compare units have their say when all is loaded.
 * @param program the folder of this program
 * @param before what was loaded last
 * @param changed the files that have changed since
 * @param memory where what was found last time is: the first time, everything is read
 * @throws ContentError where a file that all units share has errors
 */
export async function reload(
  root: string,
  program: string,
  before: Published | undefined,
  changed: readonly string[],
  memory?: Memory,
): Promise<Published> {
  const units = changed.length > 0 ? unitsOf(changed) : undefined
  return before && units
    ? reloadUnits(root, program, before, units)
    : load(root, { program, memory, settle: {} })
}

async function reloadUnits(
  root: string,
  program: string,
  before: Published,
  units: ReadonlySet<string>,
): Promise<Published> {
  const reads = (path: string) => units.has(path.split('/')[1] ?? '')
  const { publication, findings, faults } = await checkSettled(root, {}, { program, reads })
  const others = <T extends { unit: string }>(list: readonly T[]) =>
    list.filter(({ unit }) => !units.has(unit))
  const departments = [...others(before.departments), ...publication.departments].sort(byYearAndUnit)
  const corrections = [...others(before.corrections), ...publication.corrections]
  const history = tellHistory(departments, corrections, new Map())
  return {
    ...publishedOf({ ...publication, departments, corrections }, before.templates, history),
    warnings: [
      ...before.warnings.filter(({ file }) => !reads(file)),
      ...findings.filter(({ file }) => reads(file)),
    ],
    faults: [...others(before.faults), ...faults],
  }
}
