/** The fewest fine columns that official forms are drawn in. */
const usual = 60

/**
 * Puts the edges of a raster on fine columns, as near as they come to their places; none falls on another.
 * @param widths of the raster's columns
 * @param used the edges that cells begin or end at, from the first to the last
 */
export function fineColumns(
  widths: readonly number[],
  used: readonly number[],
): { columns: number; at: ReadonlyMap<number, number> } {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const place = (edge: number) => widths.slice(0, edge).reduce((sum, width) => sum + width, 0) / total
  for (let columns = usual; ; columns += usual) {
    const at = new Map<number, number>()
    let last = -1
    for (const edge of used) {
      last = Math.max(last + 1, Math.round(place(edge) * columns))
      at.set(edge, last)
    }
    // Where many narrow columns push the last edge out, there is no room for them all.
    if (last === columns) return { columns, at }
    if (columns >= 900) {
      const evenly = new Map(used.map((edge, index) => [edge, index]))
      return { columns: used.length - 1, at: evenly }
    }
  }
}
