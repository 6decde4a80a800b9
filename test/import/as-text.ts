import { readDocument } from '../../src/import/read/read-document.ts'
import type { SourceCell } from '../../src/import/source.ts'

/* The ways in which tables lose their cells when somebody copies them: blank cells and merged ones are there or not. */

/** A row a line, its cells between tabs: merged cells that go on are absent, blank ones are there. */
export const withTabs = (page: Uint8Array) =>
  textOf(page, (rows) => rows.map((cells) => cells.map(flat).join('\t')))

/** A row a line, each of as many bars: neither merged nor blank cells are there, and bars fill rows up. */
export const withBars = (page: Uint8Array) =>
  textOf(page, (rows, width) =>
    rows.map((cells) => {
      const said = cells.map(flat).filter((text) => text !== '')
      return `${said.join(' | ')} ${'|'.repeat(width - said.length + 1)}`
    }),
  )

/** A cell a line, no blank ones, and nothing between rows. */
export const withLines = (page: Uint8Array) =>
  textOf(page, (rows) => rows.flatMap((cells) => cells.map(flat)).filter((text) => text !== ''))

/** A row a line, its cells parted by spaces, no blank ones. */
export const withSpaces = (page: Uint8Array) =>
  textOf(page, (rows) => rows.map((cells) => cells.map(flat).filter(Boolean).join(' ')))

/** All cells in one paragraph, parted by spaces. */
export const inOneLine = (page: Uint8Array) =>
  textOf(page, (rows) => [rows.flatMap((cells) => cells.map(flat).filter(Boolean)).join(' ')])

function flat({ text }: SourceCell): string {
  return text.replaceAll('\n', '')
}

async function textOf(
  page: Uint8Array,
  write: (rows: SourceCell[][], width: number) => string[],
): Promise<Uint8Array> {
  const { blocks } = await readDocument('page.html', page)
  const lines = blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block.text]
    const ends = block.rows.flat().map(({ column, colSpan }) => column + colSpan)
    return write(block.rows, Math.max(...ends))
  })
  return new TextEncoder().encode(lines.join('\n'))
}
