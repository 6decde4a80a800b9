import type { SourceBlock } from '../source.ts'
import type { Recognised } from './recognised.ts'
import { titleYear } from './title-patterns.ts'
import { captionsAmong } from './unit-line.ts'

/** `— 12 —`: a line that a page's number has for itself; a bare number may be a cell of a table. */
const pageNumber = /^[-—–―─·]\s*\d{1,4}\s*[-—–―─·]$/

/** Marks the page numbers that stand in the text, where it was taken from pages or typed into them. */
export function markPageNumbers(blocks: readonly SourceBlock[]): SourceBlock[] {
  return blocks.map((block) =>
    block.kind === 'paragraph' && pageNumber.test(block.text.trim()) ? { layout: '页码', ...block } : block,
  )
}

/**
 * Takes from running heads and feet what forms do not say themselves: whose they are, of what year, in what unit. What two
 * of them say differently is nobody's.
 */
export function fillFromRunning(blocks: readonly SourceBlock[], found: Recognised): void {
  const lines = blocks.flatMap((block) =>
    block.kind === 'paragraph' && (block.layout === '页眉' || block.layout === '页脚') ? block.text : [],
  )
  const said = lines.map((line) => ({ year: titleYear(line), ...captionsAmong(line) }))
  const moneyUnit = only(said.map((line) => line.moneyUnit))
  const strangeUnit = only(said.map((line) => line.strangeUnit))
  const unitName = only(said.map((line) => line.unitName))
  found.year ??= only(said.map((line) => line.year))
  for (const form of found.forms) {
    form.unitName ??= unitName
    if (form.moneyUnit || form.strangeUnit) continue
    form.moneyUnit = moneyUnit
    form.strangeUnit = strangeUnit
  }
}

/** The one value that is said, however often. */
function only<T>(values: readonly (T | undefined)[]): T | undefined {
  const [value, ...others] = new Set(values.filter((value) => value !== undefined))
  return others.length === 0 ? value : undefined
}
