import { cellText } from '../../cell-text.ts'
import type { ReadDocument } from '../../document-parts.ts'
import type { SourceCell } from '../../source.ts'
import { unreadable } from '../unreadable.ts'

/** A record, and the line of the file on which it begins. */
interface CsvRow {
  cells: string[]
  line: number
}

/** A list has so many columns, and so many of its records as long as each other. */
const fewestColumns = 3
const sameShare = 0.8
/** Fewer are enough where all others are shorter: titles, and records whose last cells are blank. */
const leastShare = 0.5

/**
 * The records of a text whose cells are parted by commas, semicolons or bars, or by tabs with cells in quotes (RFC 4180), as
 * systems and Excel save lists; undefined where it is no such text.
 */
export function csvRows(text: string): CsvRow[] | undefined {
  // Excel's own note of what parts the cells.
  const [, said] = /^\ufeff*sep=(.)(?=\n)/.exec(text) ?? []
  const records = said === undefined ? text : text.slice(text.indexOf('\n'))
  const separators = said === undefined ? separatorsIn(text) : [said]
  return separators
    .map((separator) => ({ separator, rows: parseCsv(records, separator) }))
    .find(({ separator, rows }) => rows && isList(rows) && (separator !== fullWidthComma || isEven(rows)))
    ?.rows
}

/** In sentences, too: it parts cells only where every record below the titles has as many. */
const fullWidthComma = '，'

function isEven(rows: readonly CsvRow[]): boolean {
  const below = rows.slice(rows.findIndex(({ cells }) => cells.length > 1))
  return below.every(({ cells }) => cells.length === below[0]?.cells.length)
}

function separatorsIn(text: string): string[] {
  if (text.includes('\t')) return /(^|\t)"/m.test(text) ? ['\t'] : []
  // Bars with spaces, or at the end, part the cells of other texts, too.
  return [',', ';', ...(/[ \t]\||\|[ \t]|\|$/m.test(text) ? [] : ['|']), fullWidthComma]
}

function isList(rows: readonly CsvRow[]): boolean {
  const [columns = 0, alike] = [
    ...Map.groupBy(rows, ({ cells }) => cells.length - splitAmounts(cells).length),
  ].sort(([, a], [, b]) => b.length - a.length)[0] ?? [0, []]
  const isLongest = rows.every(({ cells }) => cells.length - splitAmounts(cells).length <= columns)
  const share = isLongest ? leastShare : sameShare
  return rows.length > 1 && columns >= fewestColumns && alike.length >= rows.length * share
}

/** Undefined where a quote is never closed. Blank lines are left out. */
function parseCsv(text: string, separator: string): CsvRow[] | undefined {
  const rows: CsvRow[] = []
  let row: CsvRow = { cells: [], line: 1 }
  let [cell, line, isQuoted] = ['', 1, false]
  const endRow = () => {
    row.cells.push(cell)
    if (row.cells.some((one) => one.trim() !== '')) rows.push(row)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === '\n') line++
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text[at + 1] === '"') cell += text[at++]
      else isQuoted = false
    } else if (character === '"' && cell.trim() === '') [cell, isQuoted] = ['', true]
    else if (character === separator) {
      row.cells.push(cell)
      cell = ''
    } else if (character === '\n') {
      endRow()
      row = { cells: [], line }
    } else cell += character
  }
  endRow()
  return isQuoted ? undefined : rows
}

/**
 * Reads such a list as one table.
 * @throws ContentError where commas of amounts part them, or digits of codes are lost
 */
export function readCsv(file: string, rows: readonly CsvRow[]): ReadDocument {
  refuseSplitAmounts(file, rows)
  const cells = rows.map((row) =>
    row.cells.map((text, column): SourceCell => {
      const place = `第 ${row.line} 行第 ${column + 1} 格`
      return { text: cellText(shown(text)), column, colSpan: 1, rowSpan: 1, place }
    }),
  )
  const lost = cells.flat().filter(({ text }) => /^\d(\.\d+)?E\+\d+$/i.test(text))
  if (lost.length > 0)
    throw unreadable(
      file,
      `${lost.map(({ place, text }) => `${place}“${text}”`).join('、')}是 Excel 改成的科学记数，后面的各位在文件里已经丢了`,
      '从系统重新导出，或照原来的文件把这些格子改对，再导入；不要用 Excel 打开后另存',
    )
  return {
    file,
    blocks: [{ kind: 'table', place: '表 1', rows: cells }],
    parts: [{ kind: 'table', place: '表 1', fate: 'text' }],
  }
}

/** What Excel shows of a cell: `="0101"` and `'0101` are how systems tell it that digits are a text. */
function shown(text: string): string {
  const [, quoted, marked] = /^\s*(?:="([^"]*)"|'(\d[\w-]*))\s*$/.exec(text) ?? []
  return quoted ?? marked ?? text
}

/** Where two cells look like an amount whose comma parts it: `1 | 250.00`. */
function splitAmounts(cells: readonly string[]): number[] {
  return cells.flatMap((text, at) =>
    /^\s*[￥¥]?\d{1,3}$/.test(text) && /^\d{3}(\.\d+)?\s*$/.test(cells[at + 1] ?? '') ? [at] : [],
  )
}

/** Such a record is longer than others, and all behind the amount stands in other columns than its own. */
function refuseSplitAmounts(file: string, rows: readonly CsvRow[]): void {
  const width = rows.find(({ cells }) => splitAmounts(cells).length === 0)?.cells.length ?? 0
  for (const { cells, line } of rows) {
    const [at] = splitAmounts(cells)
    if (at !== undefined && cells.length > width)
      throw unreadable(
        file,
        `第 ${line} 行的“${cells.slice(at, at + 2).join(',')}”像是一个金额，里面的逗号把它分成了两格`,
        '删去金额里的逗号，或用英文双引号把金额括起来，再导入',
      )
  }
}
