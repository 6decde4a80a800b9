import type { CellObject } from 'write-excel-file/node'
import type { Department } from '../content/record.ts'
import type { Block, Inline } from '../model/narrative.ts'
import { sectionHeading } from '../pdf/set-narrative.ts'
import { coverLines, markedItems, parts } from './cover-lines.ts'
import { type Look, printedWidth, type Sheet, textCell } from './excel-style.ts'
import { formMargin } from './page-margins.ts'
import { rowHeights, textHeight } from './row-height.ts'

const looks = {
  cover: { font: '黑体', size: 26, bold: true, align: 'center' },
  part: { font: '黑体', size: 20, bold: true, align: 'center' },
  section: { font: '黑体', size: 14, bold: true },
  duty: { font: '楷体', size: 12, bold: true },
  body: { font: '仿宋', size: 12 },
} as const satisfies Record<string, Look>

interface Line {
  text: string
  look: Look
}

/** The cover's words and the narrative as a sheet of one column, a paragraph a row, in the words of the Word file. */
export function textSheet(name: string, department: Department): Sheet {
  const width = printedWidth(false, formMargin)
  const rows = linesOf(department).map(({ text, look }) => {
    const heights = rowHeights(textHeight(text, look.size, width))
    const cell: CellObject = { ...textCell(text, look), rowSpan: heights.length }
    return { heights, cells: heights.map((_, index) => [index === 0 ? cell : null]) }
  })
  return {
    name,
    rows: rows.flatMap(({ cells }) => cells),
    heights: rows.flatMap(({ heights }) => heights),
    columns: [width],
    landscape: false,
    margin: formMargin,
  }
}

function linesOf(department: Department): Line[] {
  return [
    ...coverLines(department).map((text) => ({ text, look: looks.cover })),
    { text: parts[0], look: looks.part },
    ...department.narrative.flatMap((section, index) => [
      { text: sectionHeading(section, index), look: looks.section },
      ...section.blocks.flatMap(blockLines),
    ]),
    { text: parts[1], look: looks.part },
  ]
}

function blockLines(block: Block): Line[] {
  switch (block.kind) {
    case 'heading':
      return [{ text: said(block.text), look: looks.duty }]
    case 'paragraph':
      return [{ text: said(block.text), look: looks.body }]
    case 'list':
      return markedItems(block).map((item) => ({ text: said(item), look: looks.body }))
  }
}

function said(inlines: readonly Inline[]): string {
  return inlines.map(({ text }) => text).join('')
}
