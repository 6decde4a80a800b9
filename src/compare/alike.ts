import type { Department, Project } from '../content/record.ts'

/** Two projects of a department with nearly the same indicators and targets. */
export interface Twins {
  first: Project
  second: Project
  /** How many indicators they share, out of how many that the longer table has. */
  common: number
  outOf: number
}

const enough = 0.8
/** Tables of fewer indicators may be alike by chance. */
const fewest = 3
/** So many of their rarest indicators must two tables share to be compared at all. */
const prefixMatches = 3

/**
 * For each project, the first before it with at least four fifths of the same indicators. Only tables that share three
 * of their rarest indicators are compared (prefix filtering: tables that share `t` of `n` share one set of three among
 * their `n - t + 3` rarest), and of equal tables only the first, so that time grows with the number of projects.
 */
export function findTwins({ projects }: Department): Twins[] {
  const tables = projects.map((project) => ({ project, tokens: tokensOf(project) }))
  const frequency = new Map<string, number>()
  for (const { tokens } of tables)
    for (const token of tokens) frequency.set(token, (frequency.get(token) ?? 0) + 1)
  const rarest = (a: string, b: string) =>
    (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1)

  const equal = new Map<string, Project>()
  const candidates = new Map<string, typeof tables>()
  return tables.flatMap(({ project, tokens }) => {
    if (tokens.size < fewest) return []
    const sorted = [...tokens].sort(rarest)
    const same = sorted.join('\n')
    const twin = equal.get(same)
    if (twin) return [{ first: twin, second: project, common: tokens.size, outOf: tokens.size }]
    equal.set(same, project)
    const keys = triples(sorted.slice(0, tokens.size - Math.ceil(enough * tokens.size) + prefixMatches))
    const tried = new Set<Project>()
    let found: Twins | undefined
    for (const key of keys)
      for (const other of candidates.get(key) ?? []) {
        if (found || tried.has(other.project)) continue
        tried.add(other.project)
        const common = [...tokens].filter((token) => other.tokens.has(token)).length
        const outOf = Math.max(tokens.size, other.tokens.size)
        if (common >= enough * outOf) found = { first: other.project, second: project, common, outOf }
      }
    for (const key of keys) {
      const list = candidates.get(key)
      if (list) list.push({ project, tokens })
      else candidates.set(key, [{ project, tokens }])
    }
    return found ? [found] : []
  })
}

/** Whether tables have at least four fifths of the longer one's indicators in common, and not by chance. */
export function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const longer = Math.max(one.size, other.size)
  return longer >= fewest && [...one].filter((token) => other.has(token)).length >= enough * longer
}

function tokensOf({ indicators }: Project): Set<string> {
  const known = indicators.filter(({ target }) => target.kind !== 'withheld')
  return new Set(known.map(({ name, target }) => `${name}\t${target.raw}`.replace(/\s+/g, ' ')))
}

function triples(tokens: readonly string[]): string[] {
  const keys: string[] = []
  for (let a = 0; a < tokens.length; a++)
    for (let b = a + 1; b < tokens.length; b++)
      for (let c = b + 1; c < tokens.length; c++) keys.push(`${tokens[a]}\n${tokens[b]}\n${tokens[c]}`)
  return keys
}
