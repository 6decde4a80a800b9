import { type CellObject, utils, type WorkSheet } from '@e965/xlsx'
import { cellText } from '../../cell-text.ts'
import type { PartKind, SourcePart } from '../../document-parts.ts'
import type { SourceBlock, SourceCell } from '../../source.ts'
import { runText } from '../run-text.ts'
import { unreadable } from '../unreadable.ts'
import { type CellAligns, type CellLooks, richText } from './cell-looks.ts'

/** Of a column of which nothing is said, in pixels. */
const usualWidth = 64

/** More cells than any sheet with forms has. */
const mostCells = 200_000

/** A cell or merged cell with text, or a merged cell without; rows and columns of the sheet, 0-based, inclusive. */
interface Area {
  text: string
  top: number
  left: number
  bottom: number
  right: number
  isShown: boolean
}

/**
 * A worksheet as its name and one table, without the blank rows and without the blank columns around it. What stands in
 * hidden rows and columns is not part of the table a reader sees.
 * @param looks of cells whose font is not a usual one
 * @param aligns of cells that say where their text stands
 * @throws ContentError where the sheet is too large, or Excel has lost digits of a number
 */
export function readSheet(
  file: string,
  name: string,
  sheet: WorkSheet,
  looks: CellLooks = new Map(),
  aligns: CellAligns = new Map(),
): { blocks: SourceBlock[]; parts: SourcePart[] } {
  const place = `工作表“${name}”`
  const parts: SourcePart[] = []
  const unread = (kind: PartKind, address: string, says: string) =>
    parts.push({ kind, place: `${place} ${address}`, fate: 'unread', ...(says && { says }) })
  refuseLostDigits(file, place, sheet)
  const at = ({ top, left }: Area) => `${place} ${utils.encode_cell({ r: top, c: left })}`
  const areas = areasOf(sheet, (cell, row, column) =>
    shownText(cell, utils.encode_cell({ r: row, c: column }), looks, unread),
  )
  if (!areas.some(({ text }) => text !== '')) return { blocks: [], parts }
  const shown = areas.filter(({ isShown }) => isShown)
  const rows = distinct(shown.filter(({ text }) => text !== '').map(({ top }) => top))
  const columns = columnsOf(sheet, shown, new Set(rows))
  if (rows.length * columns.length > mostCells)
    throw unreadable(
      file,
      `${place}太大：有字的格散布在 ${rows.length} 行、${columns.length} 列里`,
      '删去表外远处的格子，另存一份再导入',
    )
  for (const { text, top, left, isShown } of areas)
    if (!isShown && text !== '') unread('row', utils.encode_cell({ r: top, c: left }), text)
  const table = {
    kind: 'table',
    place,
    rows: layOut(shown, rows, columns, at, aligns),
    widths: columns.map((column) => sheet['!cols']?.[column]?.wpx ?? usualWidth),
  } as const
  return {
    blocks: [
      { kind: 'paragraph', text: name, place, isSheetName: true },
      ...(rows.length > 0 ? [table] : []),
    ],
    parts: [{ kind: 'sheet', place, fate: 'text' }, ...parts],
  }
}

/** Numbers are exact up to here (ECMA-376-1, 18.3.1.96: binary numbers of 64 bits); Excel itself holds 15 digits. */
const mostExact = 1e15

/** A code that Excel has taken for a number has lost its last digits in the file itself. */
function refuseLostDigits(file: string, place: string, sheet: WorkSheet): void {
  const lines: (CellObject | undefined)[][] = sheet['!data'] ?? []
  const lost = lines.flatMap((cells, row) =>
    (cells ?? []).flatMap((cell, column) =>
      cell?.t === 'n' && typeof cell.v === 'number' && Math.abs(cell.v) >= mostExact
        ? [`${utils.encode_cell({ r: row, c: column })}（显示为“${plainText(cell)}”）`]
        : [],
    ),
  )
  if (lost.length > 0)
    throw unreadable(
      file,
      `${place}里的 ${lost.slice(0, 10).join('、')} 存成了数字，Excel 只留 15 位，后面的各位在文件里已经丢了`,
      '把这些格子的格式改成“文本”，照原来的文件重新输入，再导入',
    )
}

/** A cell's text; what is struck out, not seen, not calculated or noted on it is named. */
function shownText(
  cell: CellObject | undefined,
  address: string,
  looks: CellLooks,
  unread: (kind: PartKind, address: string, says: string) => void,
): string {
  if (!cell) return ''
  for (const { t } of cell.c ?? []) if (t) unread('comment', address, t)
  if (cell.t === 'e' || (cell.f !== undefined && (cell.t === 'z' || cell.v === undefined))) {
    unread('value', address, `=${cell.f ?? cell.w ?? ''}`)
    return ''
  }
  const notice = (kind: PartKind, says: string) => unread(kind, address, says)
  const rich = typeof cell.r === 'string' && cell.r.includes('<rPr>')
  const text = rich ? richText(cell.r, notice) : plainText(cell)
  return runText(text, looks.get(address) ?? {}, notice).trim()
}

/** All areas; those that lie partly in hidden rows or columns are cut to what is shown of them. */
function areasOf(
  sheet: WorkSheet,
  cellText: (cell: CellObject | undefined, row: number, column: number) => string,
): Area[] {
  const lines: (CellObject | undefined)[][] = sheet['!data'] ?? []
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: Math.min(e.r, lines.length - 1),
    right: e.c,
    text: cellText(lines[s.r]?.[s.c], s.r, s.c),
  }))
  const merged = new Set<string>()
  for (const { top, left, bottom, right } of merges)
    for (let row = top; row <= bottom; row++)
      for (const column of Object.keys(lines[row] ?? []).map(Number))
        if (left <= column && column <= right) merged.add(`${row} ${column}`)
  const single = lines.flatMap((cells, row) =>
    (cells ?? []).flatMap((cell, column) => {
      const text = merged.has(`${row} ${column}`) ? '' : cellText(cell, row, column)
      return text === '' ? [] : [{ text, top: row, left: column, bottom: row, right: column }]
    }),
  )
  const isRowHidden = (row: number) => sheet['!rows']?.[row]?.hidden === true
  const isColumnHidden = (column: number) => sheet['!cols']?.[column]?.hidden === true
  return [...merges, ...single].map((area) => {
    const top = firstFrom(area.top, area.bottom, isRowHidden)
    const left = firstFrom(area.left, area.right, isColumnHidden)
    const isShown = top !== undefined && left !== undefined
    return { ...area, ...(isShown && { top, left }), isShown }
  })
}

function firstFrom(first: number, last: number, isHidden: (at: number) => boolean): number | undefined {
  for (let at = first; at <= last; at++) if (!isHidden(at)) return at
  return undefined
}

/** The shown columns from the first with a cell in these rows to the last. */
function columnsOf(sheet: WorkSheet, shown: readonly Area[], rows: ReadonlySet<number>): number[] {
  const lefts = distinct(shown.filter(({ top }) => rows.has(top)).map(({ left }) => left))
  const [first = 0, last = -1] = [lefts[0], lefts.at(-1)]
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return all.filter((column) => sheet['!cols']?.[column]?.hidden !== true)
}

function layOut(
  shown: readonly Area[],
  rows: readonly number[],
  columns: readonly number[],
  place: (area: Area) => string,
  aligns: CellAligns,
): SourceCell[][] {
  const areas = new Map(shown.map((area) => [`${area.top} ${area.left}`, area]))
  const covered = new Set<string>()
  return rows.map((row, y) =>
    columns.flatMap((column, x): SourceCell[] => {
      if (covered.has(`${y} ${x}`)) return []
      const blank = { text: '', top: row, left: column, bottom: row, right: column, isShown: true }
      const area = areas.get(`${row} ${column}`) ?? blank
      const rowSpan = countFrom(rows, y, area.bottom)
      const colSpan = countFrom(columns, x, area.right)
      for (let down = 0; down < rowSpan; down++)
        for (let over = 0; over < colSpan; over++) covered.add(`${y + down} ${x + over}`)
      const align = aligns.get(utils.encode_cell({ r: row, c: column }))
      return [
        {
          text: cellText(area.text),
          column: x,
          colSpan,
          rowSpan,
          place: place(area),
          ...(align && { align }),
        },
      ]
    }),
  )
}

function countFrom(lines: readonly number[], first: number, last: number): number {
  let next = first + 1
  while ((lines[next] ?? Number.POSITIVE_INFINITY) <= last) next++
  return next - first
}

/** What the cell displays: numbers in their format, never in all the digits of their binary value. */
function plainText(cell: CellObject): string {
  if (cell.t === 'z') return ''
  // Twelve digits and more, which nobody has given a format, are shown as 3.1504E+11, and are all there.
  const isWhole = typeof cell.v === 'number' && Number.isInteger(cell.v) && Math.abs(cell.v) < mostExact
  if (cell.t === 'n' && isWhole && /^-?\d(\.\d+)?E\+\d+$/i.test(cell.w ?? '')) return String(cell.v)
  return (cell.w ?? String(cell.v ?? '')).trim()
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}
