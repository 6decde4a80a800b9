import { type Fault, placeOfFault, unitYearOf } from '../model/fault.ts'
import type { Finding } from '../model/finding.ts'

/** The errors that a push brings: those that were not there before it. Lines move, so that they do not tell errors apart. */
export function broughtBy(errors: readonly Finding[], before: readonly Finding[]): Finding[] {
  const known = new Set(before.map(keyOf))
  return errors.filter((error) => !known.has(keyOf(error)))
}

function keyOf({ rule, file, field, message }: Finding): string {
  return JSON.stringify([rule, file, field, message])
}

/** The findings about what others are about, too: the same unit's year, or else the same file. */
export function alsoIn(others: readonly Finding[], findings: readonly Finding[]): Finding[] {
  const about = ({ file }: Finding) => unitYearOf(file) ?? file
  const places = new Set(others.map(about))
  return findings.filter((finding) => places.has(about(finding)))
}

/** The findings of faults in units' years that changed paths are of: they are for whoever changed them. */
export function findingsIn(faults: readonly Fault[], paths: readonly string[]): Finding[] {
  const changed = new Set(paths.map(unitYearOf))
  return faults
    .filter((fault) => changed.has(`content/${placeOfFault(fault)}`))
    .flatMap(({ findings }) => findings)
}
