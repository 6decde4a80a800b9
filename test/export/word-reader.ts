import { findAll, type Node, readPart } from './xml.ts'

interface WordCell {
  text: string
  row: number
  column: number
  rowSpan: number
  colSpan: number
}

/** What a Word file says, read without the library that wrote it: paragraphs as strings, tables as their cells. */
export type WordBlock = string | WordCell[]

export function readWord(file: Uint8Array): WordBlock[] {
  return bodyOf(file)
    .children.filter(({ name }) => name !== 'sdt')
    .flatMap(readBlock)
}

function bodyOf(file: Uint8Array): Node {
  const body = findAll(readPart(file, 'word/document.xml'), 'body')[0]
  if (!body) throw new Error('no body')
  return body
}

function readBlock(node: Node): WordBlock[] {
  if (node.name === 'p') return [paragraphText(node)]
  return node.name === 'tbl' ? [readTable(node)] : []
}

function paragraphText(node: Node): string {
  return node.children
    .map((child) => {
      if (child.name === 't') return child.children.map(({ text }) => text).join('')
      if (child.name === 'tab' && node.name === 'r') return '\t'
      return child.name === 'br' ? '\n' : paragraphText(child)
    })
    .join('')
}

/** A cell's continuations below it (`vMerge`) lengthen it. */
function readTable(table: Node): WordCell[] {
  const cells: WordCell[] = []
  findAll(table, 'tr').forEach((tableRow, row) => {
    let column = 0
    for (const node of findAll(tableRow, 'tc')) {
      const colSpan = Number(findAll(node, 'gridSpan')[0]?.attributes.val ?? 1)
      const merge = findAll(node, 'vMerge')[0]
      const above = cells.find(
        (cell) => cell.column === column && cell.colSpan === colSpan && cell.row + cell.rowSpan === row,
      )
      if (merge && merge.attributes.val !== 'restart' && above) above.rowSpan += 1
      else {
        const text = node.children
          .filter(({ name }) => name === 'p')
          .map(paragraphText)
          .join('\n')
        cells.push({ text, row, column, rowSpan: 1, colSpan })
      }
      column += colSpan
    }
  })
  return cells
}
