import { Paragraph, type ParagraphChild, SimpleField, TextRun } from 'docx'
import type { Block, Inline, Section } from '../model/narrative.ts'
import { sectionHeading } from '../pdf/set-narrative.ts'
import { markedItems } from './cover-lines.ts'
import { paragraphsOf } from './paragraphs.ts'
import { font } from './word-style.ts'

/** The narrative: sections and duties as headings that Word's own contents find, list items with their marks written out. */
export function wordNarrative(sections: readonly Section[]): Paragraph[] {
  return sections.flatMap((section, index) => [
    new Paragraph({
      heading: 'Heading2',
      alignment: 'left',
      indent: { firstLine: 640 },
      children: [new TextRun({ text: sectionHeading(section, index), size: 32, font: font('黑体') })],
    }),
    ...section.blocks.flatMap(wordBlock),
  ])
}

function wordBlock(block: Block): Paragraph[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 3 ? 'Heading3' : 'Heading4',
          children: block.text.flatMap(wordInline),
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ style: 'Body', children: block.text.flatMap(wordInline) })]
    case 'list':
      return markedItems(block).map(
        (item) => new Paragraph({ style: 'Body', children: item.flatMap(wordInline) }),
      )
  }
}

/** A link is a field, as the address of a relation would be numbered at random. */
function wordInline({ text, strong, href }: Inline): ParagraphChild[] {
  if (href !== undefined)
    return [new SimpleField(`HYPERLINK "${href.replaceAll('"', '%22')}"`, paragraphsOf(text).join(' '))]
  return paragraphsOf(text).map(
    (line, index) =>
      new TextRun({ text: line, ...(strong && { bold: true }), ...(index > 0 && { break: 1 }) }),
  )
}
