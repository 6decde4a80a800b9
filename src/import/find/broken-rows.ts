import { readHead } from './block.ts'
import { isQuantity } from './cell-kinds.ts'
import type { Settled } from './labels.ts'
import { isLevel1, isLevel2 } from './levels.ts'
import type { PlacedCell, Row } from './rows.ts'

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
    const hasLevel2 = before?.cells.some(({ text }) => isLevel2(text) && !isLevel1(text))
    const isRest = !head && first !== '' && !isLevel1(first) && !(hasLevel2 && isLevel2(first))
    // The first level may be absent, as it goes on from above.
    const start = together[0]?.text ?? ''
    const absent = keys?.[1] === '二级指标' && isLevel2(start) && !isLevel1(start) ? 1 : 0
    const whole = [...together.slice(0, absent), ...together]
    if (before && keys && isRest && whole.length === keys.length && fits(whole, keys))
      joined.splice(-1, 1, { ...before, cells: together })
    else joined.push(row)
  }
  return joined
}

/** Whether the target's column holds a number with its sign or unit, and no other column does. */
function fits(cells: readonly PlacedCell[], keys: readonly (string | undefined)[]): boolean {
  return keys.every((key, index) => isQuantity(cells[index]?.text ?? '') === (key === '指标值'))
}
