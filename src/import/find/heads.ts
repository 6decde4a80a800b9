import { asMidterm, type Block, readHead } from './block.ts'
import type { Settled } from './labels.ts'
import type { Row } from './rows.ts'

/**
 * The heads of blocks in the rows of a table, each at its first row. Of two blocks of indicators, of which only the lower one is
 * said to be of the year (本年度绩效指标), the upper one is of the whole project, however it is called (总目标绩效指标).
 */
export function readHeads(rows: readonly Row[], isLoose: boolean, settled: Settled): (Block | undefined)[] {
  const heads = rows.map((row, index) => readHead(row, rows[index + 1], isLoose, settled))
  return heads.map((head, index) => {
    if (!isOfIndicators(head)) return head
    const lower = heads
      .slice(index + 1)
      .find((other) => isOfIndicators(other) && other?.group !== head?.group)
    return head && lower && saysYear(lower) && !saysYear(head) ? asMidterm(head) : head
  })
}

function isOfIndicators(head: Block | undefined): boolean {
  return head?.group !== undefined && head.lists.length === 1 && head.lists[0] === '绩效指标'
}

function saysYear({ group = '' }: Block): boolean {
  return /年度|[本当]年/.test(group)
}
