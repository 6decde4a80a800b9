/** A row of a table in a text. */
export interface Row {
  cells: string[]
  /** 1-based. */
  line: number
}

/** Fewer bars enclose no row of a form. */
const fewestBars = 4
const mostBars = 60
const fewestRows = 3
/** The part of a row's first cell that stands on a line of its own: `项目完成` before `指标 | 数量指标 | …`. */
const longestPart = 6

/**
 * The table that begins at a line with bars, as programs take tables from web pages: so many bars to a row, over as many lines
 * as its cells have. Either each row begins with a bar, and blank cells are there, or bars only end cells, and those of blank
 * cells and of cells that go on from above all stand at the end. How many a row has is not said; it is the least number by
 * which the table comes out even.
 * @param at index of the line
 * @returns the rows, and the index of the line behind them; undefined where it is no such table
 */
export function pipeRows(lines: readonly string[], at: number): { rows: Row[]; next: number } | undefined {
  if (!lines[at]?.includes('|')) return undefined
  const isEnclosed = lines[at]?.trim() === '|'
  for (let bars = fewestBars; bars <= mostBars; bars++) {
    const found = isEnclosed ? enclosedRows(lines, at, bars) : endedRows(lines, at, bars)
    if (found) return found
  }
  return undefined
}

function enclosedRows(lines: readonly string[], first: number, bars: number) {
  const rows: Row[] = []
  let at = first
  while (lines[at]?.trim() === '|') {
    const [row, next] = rowAt(lines, at, bars) ?? []
    if (!row || next === undefined) return undefined
    rows.push(unfilled(row))
    at = next
  }
  // Cells behind the last row belong to it: the bars were counted wrong.
  return rows.length > 1 && !lines[at]?.includes('|') ? { rows, next: at } : undefined
}

/**
 * Rows whose cells each end with a bar. That bars fill rows up must show in most, or in some where most rows are a line and
 * all of the table comes out even: else nothing tells where rows end.
 */
function endedRows(lines: readonly string[], first: number, bars: number) {
  const rows: Row[] = []
  let [at, filled, single] = [first, 0, 0]
  while (startsRow(lines, at)) {
    const [row, next] = rowAt(lines, at, bars) ?? []
    if (!row || next === undefined) break
    const last = lines[next - 1] ?? ''
    if (/\|\s*\|\s*$/.test(last)) filled++
    if (next === at + 1) single++
    rows.push(unfilled(row))
    at = next
  }
  const isEven = filled > 0 && single * 2 > rows.length && !startsRow(lines, at)
  const isTable = filled * 2 > rows.length || isEven
  return rows.length >= fewestRows && isTable ? { rows, next: at } : undefined
}

/** A row without the blank cells that fill it up, which stand for those left out. */
function unfilled(row: Row): Row {
  return { ...row, cells: row.cells.slice(0, row.cells.findLastIndex((cell) => cell !== '') + 1) }
}

function startsRow(lines: readonly string[], at: number): boolean {
  const [line = '', next = ''] = [lines[at]?.trim(), lines[at + 1]]
  return line.includes('|') || (line !== '' && line.length <= longestPart && next.includes('|'))
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
  const cells = whole.replace(/^\|/, '').slice(0, -1).split('|')
  return [{ cells: cells.map((cell) => cell.trim()), line: first + 1 }, first + taken.length]
}
