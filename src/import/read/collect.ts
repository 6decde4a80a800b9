import { linesOf } from '../cell-text.ts'
import type { PartKind, SourcePart } from '../document-parts.ts'
import type { Layout, SourceBlock } from '../source.ts'
import { type ListedCell, layCells } from './excel/lay-cells.ts'

/** Collects the blocks of a flowing document in reading order, and counts what a person would count. */
export interface Collector {
  blocks: SourceBlock[]
  parts: SourcePart[]
  /** One paragraph for each line of the text. */
  paragraph(text: string, layout?: Layout, place?: string): void
  table(rows: readonly (readonly ListedCell[])[], widths?: readonly number[]): void
  /** Takes note of a part that is not read; one after the other of a kind in one place are one. */
  unread(kind: PartKind, says: string, place?: string): void
  /** Where the document has come to: `第 3 段后`, `表 2 后`. */
  here(): string
  /** How the places in the next table begin: `表 3`. */
  nextTable(): string
}

export function collector(): Collector {
  const blocks: SourceBlock[] = []
  const parts: SourcePart[] = []
  let paragraphs = 0
  let tables = 0
  return {
    blocks,
    parts,
    paragraph(text, layout, place) {
      for (const line of linesOf(text)) {
        if (place === undefined) paragraphs++
        blocks.push({
          kind: 'paragraph',
          text: line,
          place: place ?? `第 ${paragraphs} 段`,
          ...(layout && { layout }),
        })
      }
    },
    table(rows, widths) {
      if (!rows.some((cells) => cells.some((cell) => linesOf(cell.text).length > 0))) return
      tables++
      blocks.push(layCells(`表 ${tables}`, rows, widths))
      parts.push({ kind: 'table', place: `表 ${tables}`, fate: 'text' })
    },
    unread(kind, says, place) {
      const at = place ?? this.here()
      const last = parts.at(-1)
      if (last?.kind === kind && last.place === at && last.fate === 'unread' && last.says && says)
        last.says += says
      else parts.push({ kind, place: at, fate: 'unread', ...(says && { says }) })
    },
    here: () => (blocks.at(-1)?.kind === 'table' ? `表 ${tables} 后` : `第 ${paragraphs + 1} 段`),
    nextTable: () => `表 ${tables + 1}`,
  }
}
