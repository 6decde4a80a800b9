import type { Block } from '../import/find/block.ts'
import { cellsOf } from '../import/find/block-cells.ts'
import { readHeads } from '../import/find/heads.ts'
import { isItem } from '../import/find/items.ts'
import { isNothing, type Settled } from '../import/find/labels.ts'
import { isBlankName, isLevel1, isLevel2 } from '../import/find/levels.ts'
import { oneLine } from '../import/find/one-line.ts'
import { isList } from '../import/find/project-rows.ts'
import { withRoles } from '../import/find/roles.ts'
import { type Row, saidIn } from '../import/find/rows.ts'
import { isPlaceholder } from '../model/target.ts'

/** The repeated rows of a form: a head, and one row for each item, filled in or not. */
export interface RepeatedRows {
  block: Block
  /** The head's rows, and those of the items. */
  head: number[]
  items: number[]
}

/** What of a table is repeated rows, and what of the rest cannot be part of a form. */
export interface Repeats {
  blocks: RepeatedRows[]
  /** Rows that stand among items and are none, by their numbers, and those that print a head again. */
  between: number[]
  again: number[]
  /** From this row on stand other projects of a list. */
  end: number
}

/**
 * Finds the repeated rows of a table.
 * @param rows with the columns in which something is written
 */
export function findRepeats(rows: readonly Row[], settled: Settled): Repeats {
  const found: Repeats = { blocks: [], between: [], again: [], end: rows.length }
  const heads = readHeads(rows, false, settled)
  let open: RepeatedRows | undefined
  for (let at = 0; at < found.end; at++) {
    const row = rows[at]
    if (!row) continue
    const head = heads[at]
    if (head) {
      const height = Array.from({ length: head.height }, (_, index) => at + index)
      if (open && isAgain(head, open.block)) found.again.push(...height)
      else {
        open = { block: withRoles(head, rows.slice(at + head.height)), head: height, items: [] }
        found.blocks.push(open)
      }
      at += head.height - 1
    } else if (open && isOfBlock(row, open)) {
      if (beginsProject(row, rows, open)) {
        found.end = at
        break
      }
      const last = open.items.at(-1) ?? open.head.at(-1) ?? at
      for (let missed = last + 1; missed < at; missed++)
        if (!found.again.includes(missed)) found.between.push(missed)
      open.items.push(at)
    }
  }
  return found
}

/** Whether a head is that of the block before, printed again on another page. */
function isAgain(head: Block, before: Block): boolean {
  const names = ({ columns, lists }: Block) => [...lists, ...columns.map(({ cell }) => oneLine(cell.text))]
  const isOther = head.group !== undefined && before.group !== undefined && head.group !== before.group
  return !isOther && names(head).join('｜') === names(before).join('｜')
}

/** Whether a row is an item, or the printed place of one. */
function isOfBlock(row: Row, { block, items, head }: RepeatedRows): boolean {
  const cells = cellsOf(row, block, '')
  if (!cells) return false
  if (isItem(row, cells, block, items.length === 0 && head.length === 0)) return true
  const texts = (keys: readonly string[]) =>
    block.columns.flatMap(({ key }, index) => (keys.includes(key ?? '') ? [cells[index]] : []))
  const [name] = texts(['三级指标', '任务名称'])
  const [value] = texts(['指标值', '总额'])
  const isBlank = (text = '') => isBlankName(text) || isNothing(text) || isPlaceholder(text)
  if (!isBlank(name?.text) || !isBlank(value?.text)) return false
  const levels = texts(['一级指标', '二级指标'])
  const named = levels.some((cell) =>
    [cell?.text, cell?.above].some((text) => text && (isLevel1(text) || isLevel2(text))),
  )
  const isBare = saidIn(row).every((cell) => cells.includes(cell)) && saidIn(row).length <= 1
  return named || (isBare && saidIn(row).every(({ text }) => isBlank(text)))
}

/** Whether a row of a list of projects is of another project than the first. */
function beginsProject(row: Row, rows: readonly Row[], { block, items }: RepeatedRows): boolean {
  if (!isList(block) || items.length === 0) return false
  const nameAt = (one: Row | undefined) => {
    const cells = one && cellsOf(one, block, '')
    const cell = cells?.[block.columns.findIndex(({ field }) => field === '项目名称')]
    return oneLine(cell?.text ?? '')
  }
  const own = nameAt(row)
  return own !== '' && own !== nameAt(rows[items[0] ?? -1])
}
