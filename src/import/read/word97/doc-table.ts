import { linesOf } from '../../cell-text.ts'
import type { ListedCell } from '../excel/lay-cells.ts'
import type { Binary } from './binary.ts'
import type { DocParagraph } from './doc-text.ts'

export type DocBlock = { kind: 'paragraph'; paragraph: DocParagraph } | DocTable

export interface DocTable {
  kind: 'table'
  rows: DocRow[]
}

interface DocRow {
  cells: DocBlock[][]
  shape?: RowShape
}

/** Where a row's cells begin and end, in twips, and how each is merged. */
interface RowShape {
  edges: number[]
  merges: { isBelow: boolean; isFirstOfColumn: boolean; isBehind: boolean }[]
}

const defTable = 0xd608
/** Edges that lie closer than this are one: rows of a table rarely begin at quite the same place. In twips. */
const tolerance = 60
/** Tables in tables in tables; more is an attack. */
const mostDepth = 20

/** Groups paragraphs into the rows and cells of tables deeper than `depth` ([MS-DOC] 2.4.3 to 2.4.5). */
export function groupTables(paragraphs: readonly DocParagraph[], depth = 0): DocBlock[] {
  const blocks: DocBlock[] = []
  let at = 0
  while (at < paragraphs.length) {
    const paragraph = paragraphs[at]
    if (!paragraph || paragraph.depth <= depth || depth >= mostDepth) {
      if (paragraph) blocks.push({ kind: 'paragraph', paragraph })
      at++
      continue
    }
    let end = at
    while ((paragraphs[end]?.depth ?? 0) > depth) end++
    blocks.push({ kind: 'table', rows: rowsOf(paragraphs.slice(at, end), depth + 1) })
    at = end
  }
  return blocks
}

function rowsOf(paragraphs: readonly DocParagraph[], depth: number): DocRow[] {
  const rows: DocRow[] = []
  let cells: DocBlock[][] = []
  let open: DocParagraph[] = []
  const closeCell = () => {
    if (open.length > 0) cells.push(groupTables(open, depth))
    open = []
  }
  for (const paragraph of paragraphs) {
    const isOwn = paragraph.depth === depth
    if (isOwn && paragraph.ends === 'row') {
      closeCell()
      const shape = shapeOf(paragraph.properties.get(defTable), cells.length)
      rows.push({ cells, ...(shape && { shape }) })
      cells = []
      continue
    }
    open.push(paragraph)
    if (isOwn && paragraph.ends === 'cell') closeCell()
  }
  closeCell()
  if (cells.length > 0) rows.push({ cells })
  return rows
}

/** A TDefTableOperand ([MS-DOC]): the number of columns, their edges, a TC80 for each. */
function shapeOf(operand: Binary | undefined, cells: number): RowShape | undefined {
  if (!operand || operand.length < 1 || operand.u8(0) !== cells || operand.length < 3 + cells * 2)
    return undefined
  const edges = Array.from({ length: cells + 1 }, (_, index) => operand.i16(1 + index * 2))
  const descriptors = 3 + cells * 2
  const merges = Array.from({ length: cells }, (_, index) => {
    const at = descriptors + index * 20
    const flags = at + 2 <= operand.length ? operand.u16(at) : 0
    const vertical = (flags >> 5) & 3
    return { isBelow: vertical === 1, isFirstOfColumn: vertical >= 2, isBehind: (flags & 3) === 2 }
  })
  return edges.every((edge, index) => index === 0 || edge >= (edges[index - 1] ?? 0))
    ? { edges, merges }
    : undefined
}

/** A table's rows, cells on one raster, and the tables that stand alone in cells of it. */
export function readDocTable({ rows }: DocTable): { rows: ListedCell[][]; inner: DocTable[] } {
  const inner: DocTable[] = []
  const isShaped = rows.every(({ shape }) => shape)
  const raster = rasterOf(isShaped ? rows.flatMap(({ shape }) => shape?.edges ?? []) : [])
  /** By the column that it begins in, the cell that a merge may still go on from. */
  const merging = new Map<number, ListedCell>()
  const listed = rows.map(({ cells, shape }) => {
    const row: ListedCell[] = []
    let [end, skip] = [0, 0]
    cells.forEach((content, index) => {
      const [from, to] = isShaped && shape ? columnsOf(shape, index, raster) : [index, index + 1]
      const merge = isShaped ? shape?.merges[index] : undefined
      const [above, before] = [merging.get(from), row.at(-1)]
      skip += Math.max(0, from - end)
      if (merge?.isBelow && above) above.rowSpan++
      else if (merge?.isBehind && before) before.colSpan += to - from
      else {
        const cell = { text: cellText(content, inner), colSpan: to - from, rowSpan: 1, skip }
        if (merge?.isFirstOfColumn) merging.set(from, cell)
        else merging.delete(from)
        row.push(cell)
        skip = 0
      }
      end = to
    })
    return row
  })
  return { rows: listed, inner }
}

function rasterOf(edges: readonly number[]): number[] {
  const raster: number[] = []
  for (const edge of [...edges].sort((a, b) => a - b))
    if (edge - (raster.at(-1) ?? Number.NEGATIVE_INFINITY) > tolerance) raster.push(edge)
  return raster
}

/** The columns of the raster that a cell covers; one at least, however narrow it is. */
function columnsOf({ edges }: RowShape, index: number, raster: readonly number[]): [number, number] {
  const at = (edge = 0) =>
    Math.max(
      0,
      raster.findLastIndex((line) => line <= edge),
    )
  const from = at(edges[index])
  return [from, Math.max(from + 1, at(edges[index + 1]))]
}

function cellText(content: readonly DocBlock[], inner: DocTable[]): string {
  const holdsText = content.some((block) => block.kind === 'paragraph' && block.paragraph.text.trim() !== '')
  if (!holdsText) {
    inner.push(...content.filter((block) => block.kind === 'table'))
    return ''
  }
  return content
    .map((block) => (block.kind === 'paragraph' ? block.paragraph.text : flatten(block, inner)))
    .join('\n')
}

function flatten(table: DocTable, inner: DocTable[]): string {
  const nested = readDocTable(table)
  inner.push(...nested.inner)
  return nested.rows.map((cells) => cells.map(({ text }) => linesOf(text).join(' ')).join(' ')).join('\n')
}

/** The content of a table with a single cell, which frames it and tabulates nothing. */
export function framedBlocks({ rows }: DocTable): DocBlock[] | undefined {
  const cells = rows.flatMap(({ cells }) => cells)
  return cells.length === 1 ? cells[0] : undefined
}
