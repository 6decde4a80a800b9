import type { ReadDocument } from '../../document-parts.ts'
import type { Layout } from '../../source.ts'
import { type Collector, collector } from '../collect.ts'
import { type DocFile, openDoc } from './doc-file.ts'
import { type DocBlock, type DocTable, framedBlocks, groupTables, readDocTable } from './doc-table.ts'
import { type DocParagraph, type ParagraphReader, paragraphReader } from './doc-text.ts'
import { openOle } from './ole.ts'

/**
 * Reads a document of Word 97–2003 ([MS-DOC]) as Word shows it: text boxes and notes as text, revisions as if accepted;
 * running heads, field codes and the table of contents as layout.
 * @throws ContentError where it has a password, is older or damaged
 */
export function readDoc(file: string, bytes: Uint8Array): ReadDocument {
  const doc = openDoc(file, openOle(bytes))
  const read = paragraphReader(doc)
  const into = collector()
  walkBlocks(groupTables(partOf(doc, 'body', read)), into)
  for (const part of ['footnotes', 'endnotes'] as const)
    for (const { text } of partOf(doc, part, read)) {
      if (text.trim() !== '') into.parts.push({ kind: 'note', place: '注', fate: 'text' })
      into.paragraph(text, undefined, '注')
    }
  walkBlocks(groupTables(partOf(doc, 'boxes', read)), into)
  for (const { layout, from, to } of runningHeads(doc))
    for (const paragraph of read(from, to)) walkRunning(paragraph, layout, into)
  for (const [index, { text }] of partOf(doc, 'comments', read).entries())
    into.unread('comment', text, `批注 ${index + 1}`)
  return { file, blocks: into.blocks, parts: into.parts }
}

function partOf({ parts }: DocFile, name: keyof DocFile['parts'], read: ParagraphReader): DocParagraph[] {
  return read(parts[name].from, parts[name].to)
}

function walkBlocks(blocks: readonly DocBlock[], into: Collector): void {
  for (const block of blocks)
    if (block.kind === 'table') {
      walkTable(block, into)
      for (const { codes } of paragraphsIn(block))
        for (const code of codes) into.paragraph(code, '域代码', '域代码')
    } else {
      const { text, codes, notices, isContents } = block.paragraph
      for (const { kind, says } of notices) into.unread(kind, says)
      into.paragraph(text, isContents ? '目录' : undefined)
      for (const code of codes) into.paragraph(code, '域代码', '域代码')
    }
}

function walkTable(table: DocTable, into: Collector): void {
  const framed = framedBlocks(table)
  if (framed) {
    for (const block of framed)
      if (block.kind === 'table') walkTable(block, into)
      else into.paragraph(block.paragraph.text)
    return
  }
  for (const { notices } of paragraphsIn(table))
    for (const { kind, says } of notices) into.unread(kind, says, into.nextTable())
  const { rows, inner } = readDocTable(table)
  into.table(rows)
  for (const nested of inner) walkTable(nested, into)
}

function paragraphsIn({ rows }: DocTable): DocParagraph[] {
  const blocks = rows.flatMap(({ cells }) => cells.flat())
  return blocks.flatMap((block) => (block.kind === 'table' ? paragraphsIn(block) : [block.paragraph]))
}

/** The stories of the header part ([MS-DOC] Plcfhdd): six about notes, then six for each section. */
function runningHeads({ structure, parts }: DocFile): { layout: Layout; from: number; to: number }[] {
  const plc = structure(11)
  const stories = Array.from({ length: Math.max(0, plc.length / 4 - 2) }, (_, index) => ({
    layout: ([2, 3, 5].includes(index % 6) ? '页脚' : '页眉') as Layout,
    from: parts.headers.from + plc.u32(index * 4),
    to: parts.headers.from + plc.u32(index * 4 + 4),
  }))
  return stories.slice(6)
}

/** A line of a header or footer; one with a page number by itself. */
function walkRunning({ text, codes }: DocParagraph, layout: Layout, into: Collector): void {
  const isNumber = codes.some((code) => /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i.test(code))
  into.paragraph(text, isNumber ? '页码' : layout, layout)
  for (const code of codes) into.paragraph(code, '域代码', layout)
}
