import type { Rule } from './page-layout.ts'

/** The frame of a cell or table. */
export function frame(x: number, y: number, width: number, height: number, thickness: number): Rule[] {
  const line = (x1: number, y1: number, x2: number, y2: number): Rule => ({
    x1,
    y1,
    x2,
    y2,
    width: thickness,
  })
  return [
    line(x, y, x + width, y),
    line(x, y + height, x + width, y + height),
    line(x, y, x, y + height),
    line(x + width, y, x + width, y + height),
  ]
}

/**
 * The same rules with those that touch or overlap on one line joined: cells share their edges, and a row's bottom is one
 * line. Rules are horizontal or vertical, and drawn from the upper left.
 */
export function joinRules(rules: readonly Rule[]): Rule[] {
  const lines = new Map<string, Rule[]>()
  for (const rule of rules) {
    const horizontal = rule.y1 === rule.y2
    const at = Math.round((horizontal ? rule.y1 : rule.x1) * 100)
    const key = `${horizontal ? 'y' : 'x'} ${at} ${rule.width}`
    const line = lines.get(key)
    if (line) line.push(rule)
    else lines.set(key, [rule])
  }
  return [...lines.values()].flatMap(joinLine)
}

/** Rules closer than this, in points, are one. */
const gap = 0.02

function joinLine(rules: Rule[]): Rule[] {
  const joined: Rule[] = []
  // Along the line: across it, rounding may have moved them.
  for (const rule of rules.sort((a, b) => a.x1 + a.y1 - b.x1 - b.y1)) {
    const last = joined.at(-1)
    if (last && rule.x1 <= last.x2 + gap && rule.y1 <= last.y2 + gap) {
      last.x2 = Math.max(last.x2, rule.x2)
      last.y2 = Math.max(last.y2, rule.y2)
    } else joined.push({ ...rule })
  }
  return joined
}
