import { linesOf } from '../lines.ts'
import type { Layout, SourceBlock } from '../source.ts'
import { type ListedCell, layCells } from './excel/lay-cells.ts'

/** Collects the blocks of a flowing document in reading order, and counts what a person would count. */
export interface Collector {
  blocks: SourceBlock[]
  /** One paragraph for each line of the text. */
  paragraph(text: string, layout?: Layout, place?: string): void
  table(rows: readonly (readonly ListedCell[])[]): void
}

export function collector(): Collector {
  const blocks: SourceBlock[] = []
  let paragraphs = 0
  let tables = 0
  return {
    blocks,
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
    table(rows) {
      if (!rows.some((cells) => cells.some((cell) => linesOf(cell.text).length > 0))) return
      tables++
      blocks.push(layCells(`表 ${tables}`, rows))
    },
  }
}
