import { utils, write } from '@e965/xlsx'
import { readDocument } from '../../src/import/read/read-document.ts'
import type { SourceBlock, SourceTable } from '../../src/import/source.ts'
import { cell, docx, paragraph } from './read/docx.ts'

/** The page's paragraphs and tables as a Word document. */
export async function asWord(page: Uint8Array): Promise<Uint8Array> {
  return docx((await blocksOf(page)).map(wordOf).join(''))
}

function wordOf(block: SourceBlock): string {
  if (block.kind === 'paragraph') return paragraph(escaped(block.text))
  const rows = block.rows.map((_, row) => `<w:tr>${cellsIn(block, row).join('')}</w:tr>`)
  return `<w:tbl>${rows.join('')}</w:tbl>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** A row's cells, and those that go on from above, as Word writes them. */
function cellsIn({ rows }: SourceTable, row: number): string[] {
  const reaching = rows.flatMap((cells, from) =>
    cells
      .filter(({ rowSpan }) => from <= row && row < from + rowSpan)
      .map((one) => ({ ...one, isOwn: from === row })),
  )
  return reaching
    .sort((a, b) => a.column - b.column)
    .map(({ text, colSpan, rowSpan, isOwn }) => {
      const down = rowSpan > 1 ? (isOwn ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') : ''
      const lines = isOwn ? text.split('\n') : ['']
      return cell(
        lines.map((line) => paragraph(escaped(line))).join(''),
        `${colSpan > 1 ? `<w:gridSpan w:val="${colSpan}"/>` : ''}${down}`,
      )
    })
}

/** The page's paragraphs and tables on one sheet, below one another. */
export async function asWorkbook(page: Uint8Array): Promise<Uint8Array> {
  const sheet = utils.aoa_to_sheet([[]])
  const merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = []
  const blocks = await blocksOf(page)
  const width = Math.max(
    ...blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flat().map(({ column, colSpan }) => column + colSpan) : [],
    ),
  )
  let at = 0
  for (const block of blocks) {
    const rows =
      block.kind === 'table' ? block.rows : [[{ text: block.text, column: 0, colSpan: width, rowSpan: 1 }]]
    for (const [index, cells] of rows.entries())
      for (const { text, column, colSpan, rowSpan } of cells) {
        const s = { r: at + index, c: column }
        utils.sheet_add_aoa(sheet, [[text]], { origin: s })
        if (colSpan > 1 || rowSpan > 1)
          merges.push({ s, e: { r: s.r + rowSpan - 1, c: column + colSpan - 1 } })
      }
    at += rows.length
  }
  sheet['!merges'] = merges
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Sheet1')
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }))
}

async function blocksOf(page: Uint8Array): Promise<SourceBlock[]> {
  return (await readDocument('page.html', page)).blocks
}
