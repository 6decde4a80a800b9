import { account, type FoundForm } from './found-form.ts'
import { bareLabel } from './labels.ts'
import type { PlacedCell } from './rows.ts'
import { setField } from './set-field.ts'

/** Whether a cell is the label of the scores' sum, below the indicators of a self-evaluation. */
export function isTotal({ text }: PlacedCell, { purpose, lists }: FoundForm): boolean {
  return purpose === 'result' && lists.绩效指标.length > 0 && /^(合计|总计)$/.test(bareLabel(text))
}

/** `总分 | 100 | 98.5`: the full marks, which the form prints, and the score; full marks alone are no score. */
export function readTotal(cells: readonly PlacedCell[], isSum: boolean, form: FoundForm) {
  const end = cells.findIndex(({ text }) => !/^[-—–/\d.]*分?$/.test(text))
  const said = cells.slice(0, end < 0 ? undefined : end).filter(({ text }) => text !== '')
  const isOpen = said.length === 1 && (isSum || (cells.length > 1 && said[0]?.text === '100'))
  const score = isOpen ? undefined : said.pop()
  for (const cell of said) account(cell, 'label', form)
  if (score) setField('总分', score, ['总分'], form)
}
