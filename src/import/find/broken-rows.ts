import { fits } from './align.ts'
import { readHead } from './block.ts'
import type { Settled } from './labels.ts'
import { isLevel1 } from './levels.ts'
import type { Row } from './rows.ts'

/**
 * Joins rows that a blank line inside a cell broke in two, as text that was taken from Word has them: together they
 * have a cell for each column, with the target where its column is.
 */
export function joinBroken(rows: readonly Row[], settled: Settled): Row[] {
  const joined: Row[] = []
  let keys: (string | undefined)[] | undefined
  for (const row of rows) {
    const head = readHead(row, undefined, true, settled)
    if (head) keys = head.columns.map(({ key }) => key)
    const before = joined.at(-1)
    const together = [...(before?.cells ?? []), ...row.cells]
    const first = row.cells[0]?.text ?? ''
    const isRest = !head && first !== '' && !isLevel1(first)
    if (before && keys && isRest && together.length === keys.length && fits(together, keys))
      joined.splice(-1, 1, { ...before, cells: together })
    else joined.push(row)
  }
  return joined
}
