import { type CellObject, utils, type WorkSheet } from '@e965/xlsx'
import { cellText, linesOf } from '../../lines.ts'
import type { SourceBlock, SourceCell, SourceParagraph } from '../../source.ts'
import { unreadable } from '../unreadable.ts'

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
 * hidden rows and columns is not part of the table a reader sees; it follows as paragraphs whose places say so.
 * @throws ContentError where the sheet is too large
 */
export function sheetBlocks(file: string, name: string, sheet: WorkSheet): SourceBlock[] {
  const place = `工作表“${name}”`
  const at = ({ top, left }: Area) => `${place} ${utils.encode_cell({ r: top, c: left })}`
  const areas = areasOf(sheet)
  if (!areas.some(({ text }) => text !== '')) return []
  const shown = areas.filter(({ isShown }) => isShown)
  const rows = distinct(shown.filter(({ text }) => text !== '').map(({ top }) => top))
  const columns = columnsOf(sheet, shown, new Set(rows))
  if (rows.length * columns.length > mostCells)
    throw unreadable(
      file,
      `${place}太大：有字的格散布在 ${rows.length} 行、${columns.length} 列里`,
      '删去表外远处的格子，另存一份再导入',
    )
  const hidden = areas
    .filter((area) => !area.isShown)
    .flatMap((area) =>
      linesOf(area.text).map(
        (text): SourceParagraph => ({ kind: 'paragraph', text, place: `${at(area)}（隐藏）` }),
      ),
    )
  return [
    { kind: 'paragraph', text: name, place, isSheetName: true },
    ...(rows.length > 0 ? [{ kind: 'table', place, rows: layOut(shown, rows, columns, at) } as const] : []),
    ...hidden,
  ]
}

/** All areas; those that lie partly in hidden rows or columns are cut to what is shown of them. */
function areasOf(sheet: WorkSheet): Area[] {
  const lines: (CellObject | undefined)[][] = sheet['!data'] ?? []
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: Math.min(e.r, lines.length - 1),
    right: e.c,
    text: textOf(lines[s.r]?.[s.c]),
  }))
  const merged = new Set<string>()
  for (const { top, left, bottom, right } of merges)
    for (let row = top; row <= bottom; row++)
      for (const column of Object.keys(lines[row] ?? []).map(Number))
        if (left <= column && column <= right) merged.add(`${row} ${column}`)
  const single = lines.flatMap((cells, row) =>
    (cells ?? []).flatMap((cell, column) => {
      const text = merged.has(`${row} ${column}`) ? '' : textOf(cell)
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
      return [{ text: cellText(area.text), column: x, colSpan, rowSpan, place: place(area) }]
    }),
  )
}

function countFrom(lines: readonly number[], first: number, last: number): number {
  let next = first + 1
  while ((lines[next] ?? Number.POSITIVE_INFINITY) <= last) next++
  return next - first
}

/** What the cell displays: numbers in their format, never in all the digits of their binary value. */
function textOf(cell: CellObject | undefined): string {
  if (!cell || cell.t === 'z') return ''
  return (cell.w ?? String(cell.v ?? '')).trim()
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}
