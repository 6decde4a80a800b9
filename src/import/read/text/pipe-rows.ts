/** A row of a table in a text. */
export interface Row {
  cells: string[]
  /** 1-based. */
  line: number
}

/** Fewer bars enclose no row of a form. */
const fewestBars = 4
const mostBars = 60

/**
 * The table that begins at a line with nothing but `|`, as programs take tables from web pages: every row `| … | … |`, but
 * each cell on lines of its own. How many bars a row has is not said; it is the least number by which the table comes out even.
 * @param at index of the line
 * @returns the rows, and the index of the line behind them; undefined where it is no such table
 */
export function pipeRows(lines: readonly string[], at: number): { rows: Row[]; next: number } | undefined {
  if (lines[at]?.trim() !== '|') return undefined
  for (let bars = fewestBars; bars <= mostBars; bars++) {
    const found = rowsOf(lines, at, bars)
    if (found) return found
  }
  return undefined
}

function rowsOf(
  lines: readonly string[],
  first: number,
  bars: number,
): { rows: Row[]; next: number } | undefined {
  const rows: Row[] = []
  let at = first
  while (lines[at]?.trim() === '|') {
    const [row, next] = rowAt(lines, at, bars) ?? []
    if (!row || next === undefined) return undefined
    rows.push(row)
    at = next
  }
  // Cells behind the last row belong to it: the bars were counted wrong.
  return rows.length > 1 && !lines[at]?.includes('|') ? { rows, next: at } : undefined
}

/** A row of so many bars, the last of which ends a line. */
function rowAt(lines: readonly string[], first: number, bars: number): [Row, number] | undefined {
  const taken: string[] = []
  let count = 0
  for (let at = first; at < lines.length && count < bars; at++) {
    const line = lines[at] ?? ''
    if (line.trim() === '' && taken.length > 0) return undefined
    count += line.split('|').length - 1
    taken.push(line.trim())
  }
  const whole = taken.join('\n')
  if (count !== bars || !whole.endsWith('|')) return undefined
  const cells = whole.slice(1, -1).split('|')
  return [{ cells: cells.map((cell) => cell.trim()), line: first + 1 }, first + taken.length]
}
