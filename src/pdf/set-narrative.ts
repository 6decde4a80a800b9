import type { Block, Inline, Section } from '../model/narrative.ts'
import type { FaceName } from './face.ts'
import type { Paragraph, Span } from './flow.ts'
import { addElement, type Element } from './page-layout.ts'

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** `一、总体绩效目标`: the title of a section with its number, as printed in the text and its contents. */
export function sectionHeading(section: Section, index: number): string {
  return `${ordinals[index] ?? index + 1}、${section.title}`
}

export function sectionAnchor(index: number): string {
  return `section-${index + 1}`
}

/**
 * The narrative as paragraphs: sections in 黑体, duties in 楷体, text in 仿宋 (GB/T 9704—2012, 7.3.3). A duty's heading
 * that ends with a colon runs in to the text it introduces, as the original has it.
 */
export function narrativeParagraphs(sections: readonly Section[], parent: Element): Paragraph[] {
  return sections.flatMap((section, index) => [
    heading(
      [{ text: sectionHeading(section, index), face: 'hei', element: addElement(parent, 'H2') }],
      sectionAnchor(index),
    ),
    ...blockParagraphs(section.blocks, parent),
  ])
}

function heading(spans: Span[], anchor?: string): Paragraph {
  return { spans, indent: 2, keepWithNext: true, ...(anchor && { anchor }) }
}

function blockParagraphs(blocks: readonly Block[], parent: Element): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let runIn: Span[] = []
  let hasThirdLevel = false
  for (const block of blocks) {
    if (block.kind === 'heading') {
      if (runIn.length > 0) paragraphs.push(heading(runIn))
      // Levels may not be skipped (ISO 14289-1, 7.4.2), whatever the author's Markdown does.
      const element = addElement(parent, block.level === 4 && hasThirdLevel ? 'H4' : 'H3')
      hasThirdLevel = true
      const spans = toSpans(block.text, element, 'title')
      runIn = /[：:]$/.test(spans.at(-1)?.text ?? '') ? spans : []
      if (runIn.length === 0) paragraphs.push(heading(spans))
    } else if (block.kind === 'paragraph') {
      paragraphs.push({
        spans: [...runIn, ...toSpans(block.text, addElement(parent, 'P'), 'song')],
        indent: 2,
      })
      runIn = []
    } else {
      if (runIn.length > 0) paragraphs.push(heading(runIn))
      runIn = []
      paragraphs.push(...listParagraphs(block, parent))
    }
  }
  if (runIn.length > 0) paragraphs.push({ spans: runIn, indent: 2 })
  return paragraphs
}

function listParagraphs(block: Extract<Block, { kind: 'list' }>, parent: Element): Paragraph[] {
  const list = addElement(parent, 'L')
  return block.items.map((item, index) => {
    const element = addElement(addElement(list, 'LI'), 'LBody')
    const marker = block.ordered ? `${block.start + index}.` : '•'
    return { spans: [{ text: marker, face: 'song', element }, ...toSpans(item, element, 'song')], indent: 2 }
  })
}

function toSpans(inlines: readonly Inline[], element: Element, face: FaceName): Span[] {
  return inlines.map(({ text, strong, href }) => ({
    text,
    face: strong ? 'title' : face,
    element,
    ...(href !== undefined && { href }),
  }))
}
