import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { ReadDocument } from '../../document-parts.ts'
import type { Layout } from '../../source.ts'
import { type Collector, collector } from '../collect.ts'
import type { ListedCell } from '../excel/lay-cells.ts'
import { type Look, type Notice, runText } from '../run-text.ts'
import { applyClasses } from './html-classes.ts'
import { attributeOf as attribute, drawnPart, isFaint, isHidden, lookOf, placeOf } from './html-look.ts'
import { collapse, hardBreak, markerEnd } from './html-space.ts'
import { mathText } from './mathml.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/**
 * Reads a web page as a browser shows it, without its scripts and styles: hidden elements are dropped, lists get their
 * numbers, a table that holds tables lays out the page and is no table of its own. The title, navigation and footers are layout.
 */
export function readHtml(file: string, html: string): ReadDocument {
  const walk: Walk = {
    into: collector(),
    text: '',
    isCode: false,
    mayBeFaint: /color\s*[:=]|font-size/i.test(html),
  }
  const page = parse(html)
  applyClasses(page)
  visit(page, walk)
  flush(walk)
  return { file, blocks: walk.into.blocks, parts: walk.into.parts }
}

interface Walk {
  into: Collector
  /** Text since the last block, spaces as the file has them. */
  text: string
  layout?: Layout
  /** Where it is, in a table. */
  place?: string
  /** Whether any text of the page has a colour or a size of its own. */
  mayBeFaint: boolean
  /** Between the begin and the separator of a field that Word saved. */
  isCode: boolean
}

function flush(walk: Walk, layout = walk.isCode ? '域代码' : walk.layout): void {
  walk.into.paragraph(collapse(walk.text), layout, layout)
  walk.text = ''
}

const dropped = new Set(['script', 'style', 'template', 'noscript', 'datalist', 'colgroup', 'rp', 'rt'])
const blocks = new Set(
  `address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3
  h4 h5 h6 header hr html legend li main menu nav ol option p pre search section summary ul td th tr caption table title`.split(
    /\s+/,
  ),
)
const preformatted = new Set(['pre', 'textarea', 'listing', 'xmp', 'plaintext'])

function visit(node: Node, walk: Walk): void {
  if ('value' in node)
    walk.text += runText(node.value, { isFaint: walk.mayBeFaint && isFaint(node) }, noticeIn(walk))
  if (!('childNodes' in node)) return
  if (!('tagName' in node)) {
    for (const child of node.childNodes) visit(child, walk)
    return
  }
  if (dropped.has(node.tagName)) return
  const look = lookOf(node)
  const drawn = drawnPart(node)
  // What is named stands in the place to which the text has come.
  if ((look.isHidden || look.isStruck || drawn) && walk.text.endsWith(hardBreak)) flush(walk)
  if (look.isHidden || (look.isStruck && holdsTable(node))) {
    leaveOut(node, walk, look)
    return
  }
  if (drawn) noticeIn(walk)(drawn.kind, drawn.says)
  if (drawn || node.tagName === 'svg') return
  if (node.tagName === 'math') {
    walk.text += mathText(node, noticeIn(walk))
    return
  }
  if (node.tagName === 'input') walk.text += controlText(node)
  if (markField(node, walk)) return
  const layout = layoutOf(node)
  if (layout || (node.tagName === 'table' && !walk.isCode)) {
    flush(walk)
    if (layout) {
      const inner = { ...walk, layout }
      visitChildren(node, inner)
      flush(inner)
    } else visitTable(node, walk)
    return
  }
  visitLooking(node, walk, look)
}

/** An element whose text may be struck out or raised; within it, nothing ends a block of text. */
function visitLooking(node: Element, walk: Walk, look: Look): void {
  if (!look.isStruck && !look.shift) {
    visitChildren(node, walk)
    return
  }
  const before = walk.text
  walk.text = ''
  visitChildren(node, walk)
  walk.text = before + runText(walk.text, look, noticeIn(walk))
}

/** Takes note of an element that is not shown, or struck out as a whole. */
function leaveOut(node: Element, walk: Walk, { isStruck }: Look): void {
  const says = plainText(node)
  const kind = isStruck ? 'struck' : node.tagName === 'table' || holdsTable(node) ? 'table' : 'hidden'
  if (says.trim() !== '') noticeIn(walk)(kind, says)
}

/** All text below an element, as far as it is any. */
function plainText(node: Node): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node) || ('tagName' in node && dropped.has(node.tagName))) return ''
  return node.childNodes.map(plainText).join(' ')
}

function noticeIn(walk: Walk): Notice {
  return (kind, says) => walk.into.unread(kind, collapse(says).trim(), walk.place)
}

/** A box to tick shows a sign, and a field what was typed into it. */
function controlText(input: Element): string {
  const type = attribute(input, 'type') ?? 'text'
  if (['text', 'number', 'date', 'search'].includes(type)) return attribute(input, 'value') ?? ''
  if (!['checkbox', 'radio'].includes(type)) return ''
  return attribute(input, 'checked') === undefined ? '☐' : '☑'
}

function visitChildren(node: Element, walk: Walk): void {
  const edge = blocks.has(node.tagName) ? hardBreak : ''
  if (node.tagName === 'br') walk.text += hardBreak
  walk.text += edge
  if (node.tagName === 'li') walk.text += markerOf(node)
  const before = walk.text.length
  for (const child of node.childNodes) visit(child, walk)
  if (preformatted.has(node.tagName) && walk.text.length > before)
    walk.text = walk.text.slice(0, before) + walk.text.slice(before).replace(/\r\n?|\n/g, hardBreak)
  walk.text += edge
}

function layoutOf(node: Element): Layout | undefined {
  if (node.tagName === 'title' || node.tagName === 'nav') return '页眉'
  if (node.tagName === 'footer') return '页脚'
  if (node.tagName !== 'div') return undefined
  return { header: '页眉', footer: '页脚' }[attribute(node, 'title') ?? ''] as Layout | undefined
}

/** Word marks fields by empty spans (`mso-element`); the code stands between the begin and the separator or the end. */
function markField(node: Element, walk: Walk): boolean {
  const mark = /mso-element:\s*field-(begin|separator|end)/.exec(attribute(node, 'style') ?? '')?.[1]
  if (mark === undefined) return false
  const isCode = mark === 'begin'
  if (isCode !== walk.isCode) flush(walk)
  walk.isCode = isCode
  for (const child of node.childNodes) visit(child, walk)
  return true
}

function visitTable(table: Element, walk: Walk): void {
  const rows = rowsOf(table)
  const cellsOf = (row: Element) => childrenOf(row).filter((cell) => isCell(cell) && !isHidden(cell))
  for (const says of hiddenIn(table)) walk.into.unread('row', says, walk.into.nextTable())
  const captions = childrenOf(table).filter((child) => child.tagName === 'caption')
  const isLayout = rows.some((row) => cellsOf(row).some((cell) => holdsTable(cell)))
  const isFrame = rows.flatMap(cellsOf).length === 1
  for (const part of isLayout || isFrame ? [...captions, ...rows.flatMap(cellsOf)] : captions) {
    visitChildren(part, walk)
    flush(walk)
  }
  if (isLayout || isFrame) return
  if (walk.layout) {
    for (const cell of rows.flatMap(cellsOf)) walk.into.paragraph(readCell(cell, walk), walk.layout)
    return
  }
  walk.into.table(
    rows.map((row, index) =>
      cellsOf(row).map(
        (cell): ListedCell => ({
          text: readCell(cell, { ...walk, place: walk.into.nextTable() }),
          colSpan: Number(attribute(cell, 'colspan') ?? 1) || 1,
          // A span of 0 goes on to the end of the table's part.
          rowSpan: Number(attribute(cell, 'rowspan') ?? 1) || rows.length - index,
          ...placeOf(cell),
        }),
      ),
    ),
  )
}

/** A cell's text; the codes of fields in it come before the table. */
function readCell(cell: Element, walk: Walk): string {
  const inner: Walk = { ...walk, text: '', isCode: false }
  const lines: string[] = []
  const into: Collector = {
    ...walk.into,
    paragraph: (text, layout) => {
      if (layout === '域代码') walk.into.paragraph(text, layout)
      else lines.push(text)
    },
  }
  const own = { ...inner, into }
  visitLooking(cell, own, lookOfCell(cell))
  flush(own)
  return lines.join('\n')
}

/** How a cell's text looks; a line through its row goes through it. */
function lookOfCell(cell: Element): Look {
  const row = cell.parentNode
  const isRowStruck = row !== null && 'tagName' in row && lookOf(row).isStruck
  return { isStruck: lookOf(cell).isStruck || isRowStruck }
}

/** The rows as they are shown: those of `thead` first, of `tfoot` last. */
function rowsOf(table: Element): Element[] {
  const order = ['thead', 'tbody', 'tfoot']
  return childrenOf(table)
    .filter((part) => order.includes(part.tagName) && !isHidden(part))
    .sort((a, b) => order.indexOf(a.tagName) - order.indexOf(b.tagName))
    .flatMap(childrenOf)
    .filter((row) => row.tagName === 'tr' && !isHidden(row))
}

function isCell({ tagName }: Element): boolean {
  return tagName === 'td' || tagName === 'th'
}

/** What hidden rows say, and hidden cells of rows that are shown. */
function hiddenIn(table: Element): string[] {
  const rows = childrenOf(table)
    .flatMap((part) => (part.tagName === 'tr' ? [part] : childrenOf(part)))
    .filter(({ tagName }) => tagName === 'tr')
  const hidden = rows.flatMap((row) => (isUnseen(row) ? [row] : childrenOf(row).filter(isHidden)))
  return hidden.map((one) => collapse(plainText(one)).trim()).filter((says) => says !== '')
}

/** Whether a row, or the part of the table that it is in, is hidden. */
function isUnseen(row: Element): boolean {
  const part = row.parentNode
  return isHidden(row) || (part !== null && 'tagName' in part && isHidden(part))
}

function childrenOf(node: Element): Element[] {
  return node.childNodes.filter((child): child is Element => 'tagName' in child)
}

function holdsTable(node: Element): boolean {
  return childrenOf(node).some((child) => child.tagName === 'table' || holdsTable(child))
}

/** The number before an item of an ordered list. */
function markerOf(item: Element): string {
  const list = item.parentNode
  if (!list || !('tagName' in list) || list.tagName !== 'ol') return ''
  const items = childrenOf(list).filter((child) => child.tagName === 'li')
  const first = Number(attribute(list, 'start') ?? 1) || 1
  const number = Number(attribute(item, 'value') ?? first + items.indexOf(item))
  return `${number}.${markerEnd}`
}
