/** What stands between two edges of a table's columns, and the least that it can do with, in points. */
export interface Bound {
  from: number
  to: number
  width: number
}

/**
 * Moves the edges of columns apart until everything between two of them has its least width: each as little as can be, and
 * to the cost of its neighbours first. Undefined where the table is too narrow for that.
 * @param edges of the columns, from 0 to the table's width, in points
 */
export function widen(edges: readonly number[], bounds: readonly Bound[]): number[] | undefined {
  const ending = Map.groupBy(bounds, ({ to }) => to)
  const beginning = Map.groupBy(bounds, ({ from }) => from)
  const latest = [...edges]
  for (let at = edges.length - 2; at >= 0; at--)
    latest[at] = (beginning.get(at) ?? []).reduce(
      (most, { to, width }) => Math.min(most, (latest[to] ?? 0) - width),
      latest[at + 1] ?? 0,
    )
  if ((latest[0] ?? 0) < 0) return undefined
  const placed = [0]
  for (let at = 1; at < edges.length; at++) {
    const earliest = (ending.get(at) ?? []).reduce(
      (least, { from, width }) => Math.max(least, (placed[from] ?? 0) + width),
      placed[at - 1] ?? 0,
    )
    placed.push(Math.min(latest[at] ?? 0, Math.max(edges[at] ?? 0, earliest)))
  }
  return placed
}
