import type { Target } from './target.ts'

/**
 * Whether a promise was kept: `exceeded` is better than promised, `met` is exactly what was promised, `missed` is less,
 * `undecided` is for a person to judge (a quality, a date, units that differ).
 */
export type Verdict = 'exceeded' | 'met' | 'missed' | 'undecided'

/**
 * Compares an actual value with its target in the direction that the target's operator gives: ≤ is met from below.
 * Only numbers in the same unit are compared; an actual value without a unit is in the target's.
 */
export function judge(target: Target, actual: Target): Verdict {
  if (actual.kind !== 'quantity' || actual.operator !== '=') return 'undecided'
  if (target.kind === 'range') {
    if (actual.unit !== '' && actual.unit !== target.unit) return 'undecided'
    const value = Number(actual.value)
    return value >= Number(target.low) && value <= Number(target.high) ? 'met' : 'missed'
  }
  if (target.kind !== 'quantity' || (actual.unit !== '' && actual.unit !== target.unit)) return 'undecided'
  const better = Number(actual.value) - Number(target.value)
  switch (target.operator) {
    case '≥':
      return better > 0 ? 'exceeded' : better === 0 ? 'met' : 'missed'
    case '>':
      return better > 0 ? 'exceeded' : 'missed'
    case '≤':
      return better < 0 ? 'exceeded' : better === 0 ? 'met' : 'missed'
    case '<':
      return better < 0 ? 'exceeded' : 'missed'
    case '=':
      // More than was asked may be a feat (9 branch libraries of 8) or a failure (1 accident of 0).
      return better === 0 ? 'met' : better < 0 ? 'missed' : 'undecided'
  }
}
