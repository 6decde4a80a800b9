import { isAlike } from '../compare/alike.ts'
import { isWithheld } from '../compare/correction-text.ts'
import { labelsOf } from '../compare/pair-items.ts'
import type { Part } from '../compare/parts.ts'
import { codeOf } from './item-addresses.ts'

/** A goal of fewer letters may be the same by chance. */
const fewestLetters = 10

/**
 * What a project has of another one, in words: most of its indicators by name, whatever their targets, or its goal word for
 * word. Undefined where they have less in common, or are no projects.
 */
export function likeness(one: Part, other: Part): string | undefined {
  if (![one, other].every(isProject)) return undefined
  const [goal, otherGoal] = [one, other].map(({ fields }) => lettersOf(fields.绩效目标))
  const [names, otherNames] = [namesOf(one), namesOf(other)]
  if (isAlike(names, otherNames)) {
    const common = [...names].filter((name) => otherNames.has(name)).length
    return `${Math.max(names.size, otherNames.size)} 项指标中有 ${common} 项同名`
  }
  return goal !== undefined && goal.length >= fewestLetters && goal === otherGoal
    ? '绩效目标一字不差'
    : undefined
}

function isProject({ stem }: Part): boolean {
  return codeOf({ unit: '', year: 0, stem }) === stem
}

/** The indicators that readers can see, by what is left of their names when spaces and signs are. */
function namesOf({ fields: { 绩效指标: items } }: Part): Set<string> {
  if (!Array.isArray(items)) return new Set()
  const shown = items.filter((item) => !isWithheld(item))
  return new Set(labelsOf(shown).map((name) => lettersOf(name) ?? ''))
}

function lettersOf(text: unknown): string | undefined {
  return typeof text === 'string' ? text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '') : undefined
}
