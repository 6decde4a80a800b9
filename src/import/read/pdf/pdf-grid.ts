import type { Box } from './pdf-rules.ts'

/** A table as its rules draw it: the places of its row and column edges, and the cells that they leave. */
export interface PdfGrid extends Box {
  cells: GridCell[]
  /** Bottoms of its rows. */
  rowEdges: number[]
}

export interface GridCell extends Box {
  row: number
  rowSpan: number
}

/** How far apart two lines may be and still be one; double lines are. In points. */
export const tolerance = 2.5
/** How far lines must stand out past the outermost crossing lines for a table to be open at that side. */
const overhang = 6

/** The tables that rules draw: lines that touch, across each other, and part the plane into columns. Lines between rows alone do not. */
export function findGrids(rules: readonly Box[]): PdfGrid[] {
  const across = merge(
    rules.filter((rule) => rule.bottom - rule.top <= 0.5),
    'top',
    'left',
    'right',
  )
  const down = merge(
    rules.filter((rule) => rule.right - rule.left <= 0.5),
    'left',
    'top',
    'bottom',
  )
  return connected(across, down)
    .map(({ across, down }) => gridOf(across, down))
    .filter(({ cells, left, right }) => cells.some((cell) => cell.left > left || cell.right < right))
}

type Side = 'left' | 'top' | 'right' | 'bottom'

/** Joins lines that lie on one another or go on where another ends. */
function merge(rules: readonly Box[], at: Side, from: Side, to: Side): Box[] {
  const places = cluster(rules.map((rule) => rule[at]))
  const merged: Box[] = []
  for (const place of places) {
    const here = rules
      .filter((rule) => nearest(places, rule[at]) === place)
      .map((rule) => ({ ...rule, [at]: place, [at === 'top' ? 'bottom' : 'right']: place }))
      .sort((a, b) => a[from] - b[from])
    for (const rule of here) {
      const last = merged.at(-1)
      if (last && last[at] === place && rule[from] <= last[to] + tolerance)
        last[to] = Math.max(last[to], rule[to])
      else merged.push({ ...rule })
    }
  }
  return merged
}

function connected(across: readonly Box[], down: readonly Box[]): { across: Box[]; down: Box[] }[] {
  const rest = new Set(down)
  const restAcross = new Set(across)
  const groups: { across: Box[]; down: Box[] }[] = []
  for (const first of across) {
    if (!restAcross.delete(first)) continue
    const group = { across: [first], down: [] as Box[] }
    for (const queue: Box[] = [first]; queue.length > 0; ) {
      const line = queue.pop()
      if (!line) break
      for (const other of [...restAcross, ...rest])
        if (touches(line, other)) {
          queue.push(other)
          if (restAcross.delete(other)) group.across.push(other)
          else if (rest.delete(other)) group.down.push(other)
        }
    }
    groups.push(group)
  }
  return groups
}

function touches(a: Box, b: Box): boolean {
  return (
    a.left <= b.right + tolerance &&
    b.left <= a.right + tolerance &&
    a.top <= b.bottom + tolerance &&
    b.top <= a.bottom + tolerance
  )
}

function gridOf(across: readonly Box[], down: readonly Box[]): PdfGrid {
  const xs = edges(
    down.map(({ left }) => left),
    across.flatMap(({ left, right }) => [left, right]),
  )
  const ys = edges(
    across.map(({ top }) => top),
    down.flatMap(({ top, bottom }) => [top, bottom]),
  )
  const isParted = {
    /** Between this column and the next. */
    right: (row: number, column: number) =>
      down.some(
        (line) => near(line.left, xs[column + 1]) && holds(line.top, line.bottom, ys[row], ys[row + 1]),
      ),
    below: (row: number, column: number) =>
      across.some(
        (line) => near(line.top, ys[row + 1]) && holds(line.left, line.right, xs[column], xs[column + 1]),
      ),
  }
  const [rows, columns] = [ys.length - 1, xs.length - 1]
  const taken = new Set<number>()
  const cells: GridCell[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (taken.has(row * columns + column)) continue
      let right = column
      while (right + 1 < columns && !taken.has(row * columns + right + 1) && !isParted.right(row, right))
        right++
      let bottom = row
      const opensBelow = () => {
        for (let x = column; x <= right; x++) if (isParted.below(bottom, x)) return false
        return true
      }
      const isOneBelow = () => {
        for (let x = column; x < right; x++) if (isParted.right(bottom + 1, x)) return false
        return true
      }
      while (bottom + 1 < rows && opensBelow() && isOneBelow()) bottom++
      for (let y = row; y <= bottom; y++) for (let x = column; x <= right; x++) taken.add(y * columns + x)
      cells.push({
        row,
        rowSpan: bottom - row + 1,
        left: xs[column] ?? 0,
        right: xs[right + 1] ?? 0,
        top: ys[row] ?? 0,
        bottom: ys[bottom + 1] ?? 0,
      })
    }
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)]
  return { left, right, top, bottom, cells, rowEdges: ys.slice(1) }
}

/** The places of lines, and where the lines across them end when the table has no line there. */
function edges(places: readonly number[], ends: readonly number[]): number[] {
  const lines = cluster(places)
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  const [first, last] = [lines[0] ?? most, lines.at(-1) ?? least]
  return [...(least < first - overhang ? [least] : []), ...lines, ...(most > last + overhang ? [most] : [])]
}

/** Numbers that lie close together, as one each. */
export function cluster(numbers: readonly number[]): number[] {
  const found: number[] = []
  for (const number of [...numbers].sort((a, b) => a - b))
    if (number - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > tolerance) found.push(number)
  return found
}

function nearest(places: readonly number[], place: number): number {
  return places.reduce(
    (best, other) => (Math.abs(other - place) < Math.abs(best - place) ? other : best),
    Number.POSITIVE_INFINITY,
  )
}

export function near(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && Math.abs(a - b) <= tolerance
}

/** Whether a line covers the middle of what it should part. */
function holds(from: number, to: number, start = 0, end = 0): boolean {
  const middle = (start + end) / 2
  return from <= middle && middle <= to
}
