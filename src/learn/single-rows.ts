import { amountColumnOf, amountLineOf, isGroup, isNothing } from '../import/find/labels.ts'
import { oneLine } from '../import/find/one-line.ts'
import { endOf, type PlacedCell, type Row } from '../import/find/rows.ts'
import type { Content, DraftCell } from './form-draft.ts'
import type { Known } from './known.ts'
import { bareKey } from './own-names.ts'

/*
 * Rows outside the repeated ones. What the importer took is a known field; beside that, a value stands behind its label, or
 * where a line and a column of labels cross. What can be either is asked for.
 */

/** Titles over the cells of the next rows. */
interface Titles {
  cells: PlacedCell[]
  path: string[]
  /** Whether the first cell of each line is its label. */
  isHeaded: boolean
}

/** Reads the rows one after the other; what stands above a row says what its cells are. */
export function readSingleRows(
  rows: readonly Row[],
  known: Known,
): (row: number) => { cells: DraftCell[]; heads: boolean } {
  let titles: Titles | undefined
  let last = -2
  return (at) => {
    const row = rows[at]
    if (!row) return { cells: [], heads: false }
    if (at !== last + 1) titles = undefined
    last = at
    if (titles && isLine(row, titles)) return { cells: readLine(row, titles, known), heads: false }
    if (headsTitles(row, rows.slice(at + 1)))
      return { cells: ownCells(row).map((cell) => titleCell(cell, known)), heads: true }
    titles = titlesOf(row, rows.slice(at + 1), known)
    if (titles) {
      return { cells: ownCells(row).map((cell) => titleCell(cell, known)), heads: true }
    }
    return { cells: readPairs(row, known), heads: false }
  }
}

function ownCells({ cells }: Row): PlacedCell[] {
  return cells.filter(({ above }) => above === undefined)
}

/** The labels of the groups that a row stands in. */
function pathOf(row: Row): string[] {
  return row.cells
    .flatMap((cell) => cell.above ?? (isReaching(cell, row) ? [cell.text] : []))
    .filter((text) => text !== '')
}

/** Whether a cell reaches further down than those behind it, and so heads the rows beside it. */
function isReaching(cell: PlacedCell, row: Row): boolean {
  const behind = ownCells(row).filter((other) => other.column >= endOf(cell))
  return cell.rowSpan > 1 && behind.length > 0 && behind.every(({ rowSpan }) => rowSpan < cell.rowSpan)
}

function startsAt(cell: PlacedCell, titles: readonly PlacedCell[]): PlacedCell | undefined {
  return titles.find((title) => title.column <= cell.column && endOf(cell) <= endOf(title))
}

/**
 * A row of titles: of amounts; over values that the importer took for what stands below them; or, where nobody knows them,
 * short words all along over cells that are not.
 */
function titlesOf(row: Row, after: readonly Row[], known: Known): Titles | undefined {
  const [next] = after
  const own = ownCells(row).filter((cell) => !isReaching(cell, row))
  const titles = own.filter(({ text }) => text !== '')
  const below = next ? ownCells(next).filter((cell) => !isReaching(cell, next)) : []
  const path = pathOf(row)
  if (titles.length === 0 || below.length === 0) return undefined
  const over = next && titlesOverFigures(row, next)
  if (over)
    return {
      cells: over,
      path: path.filter((text) => over.every((cell) => cell.text !== text)),
      isHeaded: false,
    }
  if (titles.filter(({ text }) => amountColumnOf(text) !== undefined).length >= 2)
    return { cells: own, path, isHeaded: headsLines(own, after, known) }
  if (titles.some((cell) => known.isValue(cell)) || !below.every((cell) => startsAt(cell, own)))
    return undefined
  const headed = below.filter((cell) => known.fieldAt(cell) !== undefined && !known.isInline(cell))
  const besideLabel = below.some(
    (cell, index) => index > 0 && known.isLabel(below[index - 1]) && headed.includes(cell),
  )
  if (headed.length > 0 && !besideLabel) return { cells: own, path, isHeaded: headsLines(own, after, known) }
  const isWords = own.every(({ text }) => isTitle(text))
  const isPairs =
    below.some((cell) => known.isLabel(cell) || known.fieldAt(cell)) ||
    titles.some((cell) => known.isLabel(cell))
  if (own.length < 2 || !isWords || isPairs || below.length !== own.length) return undefined
  const blank = below.filter(({ text }) => text === '')
  // Where labels would stand if these were pairs, there are dates and numbers.
  const isNumbered = below.some(({ text }, index) => index % 2 === 0 && /\d/.test(text))
  const isOver = own.length % 2 === 1 || isNumbered || blank.length > below.length / 2
  if (!isOver) return undefined
  known.ask(
    `第 ${known.rowOf(row)} 行“${own.map(({ text }) => oneLine(text)).join('、')}”当作下面各格的标题，是不是？`,
  )
  return { cells: own, path, isHeaded: headsLines(own, after, known) }
}

/** Titles right over a row of nothing but figures; some reach down to it from rows above. */
function titlesOverFigures(row: Row, next: Row): PlacedCell[] | undefined {
  const figures = ownCells(next).filter((cell) => !isReaching(cell, next))
  const own = row.cells.filter((cell) =>
    cell.above === undefined ? !isReaching(cell, row) : figures.some(({ column }) => column === cell.column),
  )
  const said = figures.filter(({ text }) => text !== '')
  const isOver =
    said.length >= 2 &&
    said.every(({ text }) => isFigure(text)) &&
    own.length >= 2 &&
    own.every(({ text, above }) => isTitle(above ?? text)) &&
    figures.every((cell) => startsAt(cell, own))
  return isOver ? own.map((cell) => ({ ...cell, text: cell.above ?? cell.text })) : undefined
}

/** Whether a row heads the titles of the next one, which stand over figures: `按收入性质分 | 按支出性质分`. */
function headsTitles(row: Row, [next, after]: readonly Row[]): boolean {
  const own = ownCells(row).filter((cell) => !isReaching(cell, row) || cell.rowSpan === 2)
  const below = next ? ownCells(next) : []
  return (
    next !== undefined &&
    after !== undefined &&
    titlesOverFigures(next, after) !== undefined &&
    below.length > own.length - 1 &&
    own.every(({ text }) => isTitle(text)) &&
    below.every((cell) => startsAt(cell, own))
  )
}

function isTitle(text: string): boolean {
  const said = oneLine(text).replace(/^其中[:：]/, '')
  return said !== '' && said.length <= 14 && !/[。；，]|\d$|[:：]./.test(said)
}

/** Whether a row goes on below titles: its cells stand below them, one below each, or before the first. */
function isLine(row: Row, { cells }: { cells: readonly PlacedCell[] }): boolean {
  const own = ownCells(row)
  const titles = own.flatMap((cell) => startsAt(cell, cells) ?? [])
  if (new Set(titles).size < titles.length) return false
  const start = Math.min(...cells.map(({ column }) => column))
  return (
    (own.length > 0 &&
      own.every((cell) => startsAt(cell, cells) !== undefined || endOf(cell) <= start) &&
      own.length > 1) ||
    (own.length === 1 &&
      cells.length > 1 &&
      own.every((cell) => startsAt(cell, cells) !== undefined && endOf(cell) < Math.max(...cells.map(endOf))))
  )
}

function titleCell(cell: PlacedCell, known: Known): DraftCell {
  if (cell.text === '') return { cell, content: { kind: '空白' } }
  return { cell, content: known.inlineAt(cell) ?? label(cell.text) }
}

/** Text that the form itself prints; figures head nothing. */
function label(text: string): Content {
  return { kind: /^[\d.,%]+$/.test(text.trim()) ? '文字' : '标签', text }
}

/** Whether the lines below titles have labels of their own: nothing heads the first cells, or some are known for labels. */
function headsLines(titles: readonly PlacedCell[], after: readonly Row[], known: Known): boolean {
  const lines = after.slice(0, after.findIndex((row) => !isLine(row, { cells: titles })) >>> 0)
  const firsts = lines.flatMap((row) => ownCells(row).filter((cell) => !isReaching(cell, row))[0] ?? [])
  const [title] = titles
  const isCorner = firsts.every(
    (cell) => title === undefined || title.text === '' || cell.column < title.column,
  )
  return (
    firsts.length > 0 &&
    (isCorner || firsts.some((cell) => known.isLabel(cell) || amountLineOf(cell.text) !== undefined))
  )
}

/** A line below titles: its own label, and a value below each title. */
function readLine(row: Row, titles: Titles, known: Known): DraftCell[] {
  const own = ownCells(row)
  const [first, ...rest] = own
  const isHeaded =
    titles.isHeaded &&
    first !== undefined &&
    first.text !== '' &&
    !known.isValue(first) &&
    rest.length > 0 &&
    (known.isLabel(first) ||
      amountLineOf(first.text) !== undefined ||
      rest.every(
        (cell) => cell.rowSpan > 1 || cell.text === '' || known.isValue(cell) || isFigure(cell.text),
      ))
  return own.map((cell): DraftCell => {
    if (isHeaded && cell === first) return { cell, content: label(cell.text), headsRow: true }
    const title = startsAt(cell, titles.cells)?.text ?? ''
    const line = isHeaded && cell.rowSpan === 1 ? first.text : ''
    const labels = [...titles.path, ...(title || line ? [`${bareKey(line)}${title}`] : [])]
    return { cell, content: valueContent(cell, labels, known) }
  })
}

function isFigure(text: string): boolean {
  return isNothing(text) || /^[\d.,]+%?$/.test(text.trim())
}

/** The content of a cell where a value stands. */
function valueContent(cell: PlacedCell, labels: readonly string[], known: Known): Content {
  const field = known.take(cell, labels)
  if (field) return field
  if (/^[-—–/／]+$/.test(cell.text.trim())) return { kind: '文字', text: cell.text }
  if (known.isLabel(cell) && !isNothing(cell.text)) return label(cell.text)
  return known.bring(cell, labels)
}

/** Values behind their labels. */
function readPairs(row: Row, known: Known): DraftCell[] {
  const path = pathOf(row)
  let pending: PlacedCell | undefined
  return ownCells(row).map((cell): DraftCell => {
    const before = pending
    pending = undefined
    const labels = [...path.filter((text) => text !== before?.text), ...(before ? [before.text] : [])]
    const inline = known.inlineAt(cell)
    if (inline) return { cell, content: inline }
    if (known.fieldAt(cell)) return { cell, content: valueContent(cell, labels, known) }
    if (isReaching(cell, row)) {
      if (cell.text === '') return { cell, content: { kind: '空白' } }
      return { cell, content: label(cell.text) }
    }
    if (known.isLabel(cell) && !(before && isNothing(cell.text))) {
      if (!isFigure(cell.text)) pending = cell
      return { cell, content: label(cell.text) }
    }
    if (before) return { cell, content: valueContent(cell, labels, known) }
    if (cell.text === '')
      return {
        cell,
        content: path.length > 0 && isOnly(row) ? valueContent(cell, path, known) : { kind: '空白' },
      }
    const said = /^(?!其中)([^:：。；，\n]{1,16})[:：]\s*([\s\S]*)$/.exec(cell.text.trim())
    if (said && !isGroup(cell.text))
      return { cell, content: known.bringInline(cell, said[1] ?? '', said[2] ?? '') }
    if (path.length > 0 && isOnly(row) && !isTitle(cell.text))
      return { cell, content: valueContent(cell, path, known) }
    pending = cell
    if (!isTitle(cell.text))
      known.ask(`${cell.place}“${shorten(cell.text)}”当作表上印好的文字，每张表都一样，是不是？`)
    return { cell, content: label(cell.text) }
  })
}

/** Whether a row has one cell beside its group's label. */
function isOnly(row: Row): boolean {
  return ownCells(row).filter((cell) => !isReaching(cell, row)).length === 1
}

function shorten(text: string): string {
  const said = oneLine(text)
  return said.length > 24 ? `${said.slice(0, 24)}…` : said
}
