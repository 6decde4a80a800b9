import { posix } from 'node:path'
import type { ReadDocument } from '../../document-parts.ts'
import type { Layout } from '../../source.ts'
import { type Collector, collector } from '../collect.ts'
import { childAt, type Element, elementsBelow, elementsIn, parseXml, valueAt } from '../parse-xml.ts'
import { relationsIn, relationsPath } from '../relations.ts'
import type { Notice } from '../run-text.ts'
import { decodeText } from '../text/decode-text.ts'
import { damaged } from '../unreadable.ts'
import { unzip } from '../unzip.ts'
import { readLooks, shadedTableStyles } from './docx-look.ts'
import { type Numberer, readNumbering } from './docx-numbering.ts'
import { contentOf, framedContent, paragraphText, placed, readTable } from './docx-table.ts'
import type { Found, Surroundings } from './docx-text.ts'

/**
 * Reads a Word document (ECMA-376-1, WordprocessingML) as Word shows it: automatic numbers, text boxes and notes as text, revisions as if
 * accepted; running heads, field codes and the table of contents as layout. Bullets are not text.
 * @throws ContentError where it is damaged
 */
export function readDocx(file: string, bytes: Uint8Array): ReadDocument {
  const parts = unzip(file, bytes, (name) => /\.(xml|rels)$/.test(name) && !name.startsWith('customXml/'))
  const part = (name: string) => {
    const found = parts.get(name)
    if (!found) return undefined
    try {
      return parseXml(decodeText(found))
    } catch {
      throw damaged(file, 'Word 文档')
    }
  }
  const main = relationsIn(part('_rels/.rels'), '').find(({ type }) => type === 'officeDocument')?.target
  const name = main ?? 'word/document.xml'
  const document = part(name)
  const body = childAt(document, 'document', 'body')
  if (!document || !body) throw damaged(file, 'Word 文档')

  const relations = relationsIn(part(relationsPath(name)), posix.dirname(name))
  const related = (type: string) => {
    const target = relations.find((relation) => relation.type === type)?.target
    return target === undefined ? undefined : part(target)
  }
  const styles = related('styles')
  const into = collector()
  const looks = readLooks(styles)
  const shadedStyles = shadedTableStyles(styles)
  const unreadIn =
    (place?: string): Notice =>
    (kind, says) =>
      into.unread(kind, says, place)
  const around: Surroundings = {
    found: { fields: [], codes: [], boxes: [], notes: [] },
    looks,
    shadedStyles,
    unread: unreadIn(),
    unreadIn,
    style: '',
    isShaded: false,
  }
  const walk: Walk = {
    into,
    number: readNumbering(related('numbering'), styles),
    contents: contentsStyles(styles),
    around,
  }
  walkBlocks(body, walk)
  walkNotes({ footnote: related('footnotes'), endnote: related('endnotes') }, walk)
  for (const [reference, layout] of [
    ['headerReference', '页眉'],
    ['footerReference', '页脚'],
  ] as const) {
    const ids = new Set(elementsBelow(body, reference).map(({ attributes }) => attributes['r:id']))
    for (const { id, target } of relations)
      if (ids.has(id)) for (const running of elementsIn(part(target))) walkRunning(running, layout, walk)
  }
  for (const comment of elementsIn(childAt(related('comments'), 'comments'), 'comment'))
    into.unread('comment', plainText(comment), `批注 ${Number(comment.attributes.id ?? 0) + 1}`)
  return { file, blocks: into.blocks, parts: into.parts }
}

interface Walk {
  into: Collector
  number: Numberer
  /** Ids of the styles of lines of a table of contents. */
  contents: ReadonlySet<string>
  /** What text outside of tables stands in. */
  around: Surroundings
}

function contentsStyles(styles: Element | undefined): Set<string> {
  const all = elementsIn(childAt(styles, 'styles'), 'style')
  return new Set(
    all
      .filter((style) => /^toc (\d|heading)$/i.test(valueAt(style, 'name') ?? ''))
      .map((style) => style.attributes.styleId ?? ''),
  )
}

function walkBlocks(container: Element, walk: Walk): void {
  for (const block of contentOf(container)) {
    if (block.name === 'tbl') walkTable(block, walk)
    else if (block.name === 'p') walkParagraph(block, walk)
    else if (block.name === 'altChunk' || block.name === 'subDoc') walk.into.unread('chunk', '')
    flush(walk)
  }
}

function walkParagraph(paragraph: Element, walk: Walk): void {
  const inContents = () =>
    walk.around.found.fields.some(({ code, inCode }) => !inCode && /^\s*TOC\b/.test(code))
  const before = inContents()
  const text = paragraphText(paragraph, walk.around, walk.number)
  const style = valueAt(paragraph, 'pPr', 'pStyle') ?? ''
  walk.into.paragraph(text, before || inContents() || walk.contents.has(style) ? '目录' : undefined)
}

function walkTable(table: Element, walk: Walk): void {
  const framed = framedContent(table)
  if (framed) {
    walkBlocks(framed, walk)
    return
  }
  const around = placed(walk.into.nextTable(), walk.around)
  const { rows, inner, widths } = readTable(table, around, walk.number)
  walk.into.table(rows, widths)
  for (const nested of inner) walkTable(nested, walk)
}

/** What a paragraph or table left behind comes after it. */
function flush(walk: Walk): void {
  const { codes, boxes } = walk.around.found
  for (const code of codes.splice(0)) walk.into.paragraph(code, '域代码', '域代码')
  for (const box of boxes.splice(0)) {
    walk.into.parts.push({ kind: 'box', place: walk.into.here(), fate: 'text' })
    walkBlocks(box, walk)
  }
}

function walkNotes(parts: Readonly<Record<'footnote' | 'endnote', Element | undefined>>, walk: Walk): void {
  walk.around.found.notes.splice(0).forEach(({ kind, id }, index) => {
    const notes = elementsIn(childAt(parts[kind], `${kind}s`), kind)
    const note = notes.find(({ attributes }) => attributes.id === id)
    if (note) walk.into.parts.push({ kind: 'note', place: `注 ${index + 1}`, fate: 'text' })
    for (const block of note ? contentOf(note) : [])
      walk.into.paragraph(paragraphText(block, walk.around, walk.number), undefined, `注 ${index + 1}`)
    flush(walk)
  })
}

function plainText(element: Element): string {
  return elementsBelow(element, 't')
    .map(({ children }) => children.join(''))
    .join('')
}

/** A header or footer: its lines, whatever they are laid out with; those with a page number by themselves. */
function walkRunning(running: Element, layout: Layout, walk: Walk): void {
  walk.into.parts.push({ kind: 'running', place: layout, fate: 'layout' })
  for (const paragraph of elementsBelow(running, 'p')) {
    const found: Found = { fields: [], codes: [], boxes: [], notes: [] }
    const around = { ...walk.around, found, unread: () => {} }
    const text = paragraphText(withoutBoxes(paragraph), around, walk.number)
    const isNumber = found.codes.some((code) => /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i.test(code))
    walk.into.paragraph(text, isNumber ? '页码' : layout, layout)
    for (const code of found.codes) walk.into.paragraph(code, '域代码', layout)
  }
}

/** Paragraphs in text boxes are found by themselves. */
function withoutBoxes(element: Element): Element {
  const children = element.children
    .filter((child) => typeof child === 'string' || (child.name !== 'txbxContent' && child.name !== 'p'))
    .map((child) => (typeof child === 'string' ? child : withoutBoxes(child)))
  return { ...element, children }
}
