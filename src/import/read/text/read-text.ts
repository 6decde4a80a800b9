import type { ReadDocument } from '../../document-parts.ts'
import type { SourceBlock, SourceCell, SourceTable } from '../../source.ts'
import { pipeRows, type Row } from './pipe-rows.ts'

/** What Word's own marks look like in a text that was taken from it: ` TC 标题 \f C \l 1 `, an entry of a contents list. */
const fieldCode = / TC [^\\\n]*(?:\\[a-z] \S+ ?)*/g

/**
 * Reads plain text as programs take it from Word and from web pages. Ways of writing tables are told apart: a cell a line,
 * each behind a tab, with a blank line between rows; a row a line, its cells parted by tabs or `|`; a cell a line between
 * `|`, in rows of so many; and a cell a line, each before a `|`, where nothing tells the rows. Whatever else there is, is running text.
 */
export function readText(file: string, text: string): ReadDocument {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const blocks: SourceBlock[] = []
  let rows: Row[] = []
  let row: Row | undefined
  let blank = false
  let stream: Row[] = []
  let omitsBlanks = false
  const endTable = () => {
    if (stream.length > 0) blocks.push({ ...makeTable(stream, blocks), isStream: true })
    stream = []
    if (row) rows.push(row)
    if (rows.length > 0)
      blocks.push({ ...makeTable(rows, blocks), ...(omitsBlanks && { omitsBlanks: true as const }) })
    rows = []
    row = undefined
    omitsBlanks = false
  }
  let skipTo = 0
  for (const [index, whole] of lines.entries()) {
    if (index < skipTo) continue
    const line = index + 1
    const piped = stream.length === 0 ? pipeRows(lines, index) : undefined
    if (piped) {
      if (row) rows.push(row)
      row = undefined
      rows.push(...piped.rows.filter(({ cells }) => cells.length > 0))
      omitsBlanks = true
      skipTo = piped.next
      continue
    }
    for (const code of whole.match(fieldCode) ?? [])
      blocks.push({ kind: 'paragraph', text: code.trim(), place: `第 ${line} 行`, layout: '域代码' })
    const said = whole.replace(fieldCode, '')
    const inline = splitRow(said)
    if (said.trim() === '' && !said.includes('\t')) {
      blank = true
      continue
    }
    const single = /^([^|]*)\s\|\s*$|^\|$/.exec(said.trim())
    if (single) {
      if (stream.length === 0) endTable()
      stream.push({ cells: [(single[1] ?? '').trim()], line })
    } else if (stream.length > 0 && !inline) {
      // A cell's paragraphs stand before the bar that ends it.
      stream.push({ cells: [said.trim()], line })
    } else if (inline) {
      if (stream.length > 0) endTable()
      if (row) rows.push(row)
      row = undefined
      rows.push({ cells: inline, line })
      omitsBlanks ||= closingBars.test(said)
    } else if (/^ ?\t/.test(said)) {
      // A row ends with a blank line; where that was lost, a space stands before the next row's first tab.
      if (row && (blank || said.startsWith(' '))) {
        rows.push(row)
        row = undefined
      }
      row ??= { cells: [], line }
      row.cells.push(said.trim())
    } else if (row && row.cells.length > 0 && !startsSomethingElse(said)) {
      row.cells.push(`${row.cells.pop()}\n${said.trim()}`)
    } else {
      endTable()
      blocks.push({ kind: 'paragraph', text: said.trim(), place: `第 ${line} 行` })
    }
    blank = false
  }
  endTable()
  return { file, blocks, parts: [] }
}

/** The bars that end a row's last cell, and the blank ones behind it. */
const closingBars = /^(.*[^\s|])\s+((?:\|\s*)+)$/

/** The cells of a line that is a whole row; undefined where it is not. */
function splitRow(line: string): string[] | undefined {
  if (/^\s*\|.*\|\s*$/.test(line)) return line.trim().slice(1, -1).split('|').map(trim)
  // Bars that close a row stand for its blank cells and for those that go on from above, wherever these are.
  const [, cells = line, bars = ''] = closingBars.exec(line) ?? []
  const closing = bars.replace(/\s/g, '').length
  if (closing > 1 || (closing > 0 && /\s\|\s/.test(cells))) return cells.split(/\s\|\s/).map(trim)
  const parts = line.split(/\t|\s\|\s/)
  return parts.length > 2 || (parts.length === 2 && parts[0] !== '' && parts[0] !== ' ')
    ? parts.map(trim)
    : undefined
}

function trim(text: string): string {
  return text.trim()
}

/** The title of the next form, or a part of the document, which ends the cell before it. */
function startsSomethingElse(line: string): boolean {
  return /^\s*(\d+[、.．].*绩效目标表|第[一二三四五]部分|[一二三四五六]、(总体|分项)绩效目标)\s*$/.test(line)
}

function makeTable(rows: readonly Row[], blocks: readonly SourceBlock[]): SourceTable {
  const number = blocks.filter(({ kind }) => kind === 'table').length + 1
  const cells = rows
    // The line of dashes below the head of a table in Markdown.
    .filter((row) => !row.cells.every((cell) => /^:?-{2,}:?$/.test(cell)))
    .map((row) =>
      row.cells.map(
        (text, column): SourceCell => ({
          text,
          column,
          colSpan: 1,
          rowSpan: 1,
          place: `第 ${row.line} 行第 ${column + 1} 格`,
        }),
      ),
    )
  return { kind: 'table', place: `表 ${number}，第 ${rows[0]?.line ?? 1} 行起`, rows: cells, isLoose: true }
}
