import type { TemplateCell, TemplateRow } from '../content/kinds/template.ts'
import type { Finding } from '../model/finding.ts'

/** What is wrong with a template, but for its file. */
export type Problem = Omit<Finding, 'severity' | 'file'>

/** What a cell is called in messages. */
export function cellName({ label, field, text = '' }: TemplateCell): string {
  return label ?? field ?? text
}

/** A row as it stands in `form.yaml`, to begin a message with. */
export function show({ cells }: TemplateRow, index: number): string {
  return `第 ${index + 1} 行｜${cells.map((cell) => `${cellName(cell)}×${cell.colSpan}`).join('｜')}｜：`
}
