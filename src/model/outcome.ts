import type { Target } from './target.ts'

/**
 * Whether a promise was kept: `exceeded` is better than promised, `met` is exactly what was promised, `missed` is less,
 * `undecided` is for a person to judge (a quality, a date, units that differ).
 */
export type Verdict = 'exceeded' | 'met' | 'missed' | 'undecided'

/**
 * Compares an actual value with its target in the direction that the target's operator gives: ≤ is met from below.
 * Only numbers in the same unit are compared.
 */
export function judge(target: Target, actual: Target): Verdict {
  if (actual.kind !== 'quantity' || actual.operator !== '=') return 'undecided'
  if (target.kind === 'range') {
    if (!isInUnit(target, actual)) return 'undecided'
    const value = Number(actual.value)
    return value >= Number(target.low) && value <= Number(target.high) ? 'met' : 'missed'
  }
  if (target.kind !== 'quantity' || !isInUnit(target, actual)) return 'undecided'
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

/** Whether an actual value is in the target's unit, as one without a unit is, unless it is a share as Excel copies it. */
export function isInUnit(target: Target, actual: Target): boolean {
  if (!('unit' in target && 'unit' in actual) || isDecimalShare(target, actual)) return false
  return actual.unit === '' || actual.unit === target.unit
}

/** Whether `0.93` was reached of `≥90%`: of a cell that shows 93% Excel copies the number. */
export function isDecimalShare(target: Target, actual: Target): boolean {
  if (target.kind !== 'quantity' && target.kind !== 'range') return false
  const most = Number(target.kind === 'range' ? target.high : target.value)
  const isBare = actual.kind === 'quantity' && actual.unit === '' && /^0\.\d+$/.test(actual.value)
  return isBare && target.unit === '%' && most >= 1
}
