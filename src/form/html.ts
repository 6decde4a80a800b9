import type { Cell, Grid } from '../model/form.ts'
import { paragraphs } from '../model/text.ts'

/**
 * Prints a filled form as an accessible HTML table. Roles are explicit because the stylesheet lays the cells out as
 * labelled cards on a narrow screen, where a browser would otherwise forget that they are a table; `data-label` is what
 * such a card is headed by.
 */
export function gridTable(grid: Grid): string {
  const columns = grid.widths.map((width) => `<col style="width:${percent(width)}">`).join('')
  const rows = grid.rows.map(({ cells }) => `<tr role="row">${cells.map(printCell).join('')}</tr>`)
  return [
    '<table class="form" role="table">',
    `<caption>${printCaption(grid)}</caption>`,
    `<colgroup>${columns}</colgroup>`,
    '<tbody role="rowgroup">',
    ...rows,
    '</tbody>',
    '</table>',
  ].join('\n')
}

function printCaption({ title, left, right }: Grid): string {
  const line = [left, right].map((text) => `<span>${escapeHtml(text)}</span>`).join('')
  return `<span class="form-title">${escapeHtml(title)}</span><span class="form-line">${line}</span>`
}

function printCell(cell: Cell): string {
  const label = cell.role === 'label'
  const attributes = attributeList({
    id: label ? id(cell) : undefined,
    role: label ? (cell.scope === 'col' ? 'columnheader' : 'rowheader') : 'cell',
    scope: label ? cell.scope : undefined,
    headers: cell.headers.map(id).join(' '),
    colspan: cell.colSpan > 1 ? String(cell.colSpan) : undefined,
    rowspan: cell.rowSpan > 1 ? String(cell.rowSpan) : undefined,
    class: cell.align,
    'data-label': cardLabel(cell),
    'data-source': cell.source,
  })
  const name = label ? 'th' : 'td'
  return `<${name}${attributes}>${printText(cell.text)}</${name}>`
}

/** The nearest label that a card does not show anyway: labels of a group and filled-in ones stay visible headings. */
function cardLabel(cell: Cell): string | undefined {
  return cell.headers.findLast(({ scope, source }) => scope !== 'rowgroup' && source === undefined)?.text
}

function printText(text: string): string {
  const lines = paragraphs(text)
  return lines.length > 1
    ? lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')
    : escapeHtml(lines[0] ?? '')
}

function id(cell: Cell): string {
  return `form-${cell.row}-${cell.column}`
}

function percent(part: number): string {
  return `${Number((part * 100).toFixed(3))}%`
}

function attributeList(attributes: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value ? ` ${name}="${escapeHtml(value)}"` : ''))
    .join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML, also within quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
