import type { Cell, Grid, GridRow } from '../model/grid.ts'
import { paragraphs } from '../model/text.ts'
import { cellAnchors } from './anchors.ts'

/**
 * Prints a filled form as an accessible HTML table. On a narrow screen the stylesheet lays its cells out as labelled
 * cards; `data-label` is what such a card is headed by. An indicator's name heads the rest of its row, as on paper the eye
 * reads it. A form for a turned sheet may be wider than the page: it scrolls in a region of its own.
 * @param name begins the ids of its cells (`anchors.ts`), which must differ where a page has several forms
 */
export function gridTable(grid: Grid, name = 'form'): string {
  const columns = grid.widths.map((width) => `<col style="width:${percent(width)}">`).join('')
  const named = new Set(grid.rows.flatMap(({ cells }) => cells.flatMap(cardLabels)))
  const mixed = new Set(grid.rows.map(listsOf).flatMap((lists) => (lists.length > 1 ? lists : [])))
  const anchors = cellAnchors(grid, name)
  const idOf = (cell: Cell) => anchors.get(cell) ?? `${name}-${cell.row}-${cell.column}`
  const rows = grid.rows.map(({ cells }) => {
    const names = cells.filter(namesItem)
    const printed = cells.map((cell) => {
      const item = names.find((other) => other !== cell && itemOf(other) === itemOf(cell))
      const labels = cardLabels(cell).map(({ text }) => text)
      const list = listOf(cell)
      const full = list !== undefined && mixed.has(list) ? [list, ...labels] : labels
      const headers = item ? [...cell.headers, item] : cell.headers
      const isNamed = cell.role === 'label' || anchors.has(cell)
      const own = { id: isNamed ? idOf(cell) : undefined, headers: headers.map(idOf).join(' ') }
      return printCell(cell, own, isHeading(cell, named), full.join('：'))
    })
    return `<tr${cells.some(hasContent) ? '' : ' class="labels"'}>${printed.join('')}</tr>`
  })
  const table = [
    '<table class="form">',
    `<caption>${printCaption(grid)}</caption>`,
    `<colgroup>${columns}</colgroup>`,
    '<tbody>',
    ...rows,
    '</tbody>',
    '</table>',
  ].join('\n')
  if (!grid.landscape) return table
  const size = grid.size ?? usualSize
  const region = attributeList({
    class: 'form-region',
    role: 'region',
    tabindex: '0',
    'aria-label': grid.title.replaceAll('\n', ''),
    style: `--form-width:${Math.round(turnedWidth / size)}em;--form-size:${size}pt`,
  })
  return `<div${region}>\n${table}\n</div>`
}

/** The room for a form on a turned A4 sheet, in points: on a screen as many characters fit in a line as on paper. */
const turnedWidth = 740
const usualSize = 10.5

function printCaption({ title, left, right }: Grid): string {
  const line = [left, right].map((text) => `<span>${escapeHtml(text)}</span>`).join('')
  return `<span class="form-title">${escapeHtml(title)}</span><span class="form-line">${line}</span>`
}

function printCell(
  cell: Cell,
  own: { id?: string | undefined; headers: string },
  heading: boolean,
  cardLabel: string,
): string {
  const label = cell.role === 'label'
  const item = namesItem(cell)
  const classes = [
    cell.align !== 'center' && cell.align,
    heading && 'heading',
    item && 'item',
    isFigure(cell) && 'figure',
  ]
  const attributes = attributeList({
    id: own.id,
    scope: item ? 'row' : cell.scope,
    headers: own.headers,
    colspan: cell.colSpan > 1 ? String(cell.colSpan) : undefined,
    rowspan: cell.rowSpan > 1 ? String(cell.rowSpan) : undefined,
    class: classes.filter((part) => part).join(' '),
    // A blank cell is no card.
    'data-label': cell.text === '' ? undefined : cardLabel,
  })
  const tag = label || item ? 'th' : 'td'
  return `<${tag}${attributes}>${printText(cell.text)}</${tag}>`
}

/** Whether a row has something filled in; one of labels alone draws no line below itself when it is a card. */
function hasContent({ role, source, text }: Cell): boolean {
  return role === 'value' && (source !== undefined || text !== '')
}

/** Whether a cell names the indicator that its row is about. */
function namesItem({ role, source }: Cell): boolean {
  return role === 'value' && /\.\d+\.三级指标$/.test(source ?? '')
}

/** The item of a list that a cell prints a field of: `绩效指标.2`. */
function itemOf({ role, source }: Cell): string | undefined {
  return role === 'label' ? undefined : /^.+?\.\d+(?=\.)/.exec(source ?? '')?.[0]
}

/** Whether a cell holds a number with its sign and unit, which no line may break: `≥1280000吨`. */
function isFigure({ role, text }: Cell): boolean {
  return role === 'value' && /^\D{0,4}\d[\d.,]*\S{0,6}$/.test(text)
}

/** What a card is headed by: its column's titles, else the label beside it. Labels of a group and filled-in ones are not. */
function cardLabels({ headers }: Cell): Cell[] {
  const labels = headers.filter(({ scope, source }) => scope !== 'rowgroup' && source === undefined)
  const titles = labels.filter(({ scope }) => scope === 'col')
  return titles.length > 0 ? titles : labels.slice(-1)
}

/** The list whose item a cell prints. Where a row has items of two side by side, only this tells their labels apart. */
function listOf({ role, source }: Cell): string | undefined {
  return role === 'label' ? undefined : /^(.+?)\.\d+\./.exec(source ?? '')?.[1]
}

function listsOf({ cells }: GridRow): string[] {
  return [...new Set(cells.map(listOf).filter((list) => list !== undefined))]
}

/** Whether a label stays visible above the cards: it heads a row or group, and no card names it. */
function isHeading(cell: Cell, named: ReadonlySet<Cell>): boolean {
  return cell.role === 'label' && cell.scope !== 'col' && cell.text !== '' && !named.has(cell)
}

function printText(text: string): string {
  const lines = paragraphs(text)
  return lines.length > 1
    ? lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')
    : escapeHtml(lines[0] ?? '')
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
