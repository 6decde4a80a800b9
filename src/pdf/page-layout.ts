import type { FaceName } from './face.ts'

/*
 * What layout hands to the writer: pages of positioned text and rules, and the tree of what they mean. All lengths are
 * points from the upper left corner. Nothing here knows PDF, so layout can be tested without reading one.
 */

export const mm = 72 / 25.4
/** A4, GB/T 9704—2012, 5.1. */
export const paper = { width: 210 * mm, height: 297 * mm } as const
/** A4 turned: for forms with many columns. */
export const wide = { width: paper.height, height: paper.width } as const

export interface Paper {
  width: number
  height: number
}

/** A piece of one line, set in one face. */
export interface Run {
  face: FaceName
  size: number
  x: number
  /** The baseline. */
  y: number
  text: string
  /** Added after each character, to justify a line. */
  spacing?: number
}

/** A straight line. */
export interface Rule {
  x1: number
  y1: number
  x2: number
  y2: number
  width: number
}

/** Text that belongs to an element, or to none: a page number, a header row printed again. */
interface Mark {
  element?: Element
  runs: Run[]
}

/** A picture made of black boxes, in units of its own: one is `scale` points. */
export interface Figure {
  element: Element
  x: number
  y: number
  scale: number
  boxes: Box[]
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Page {
  paper: Paper
  marks: Mark[]
  figures: Figure[]
  rules: Rule[]
  links: Link[]
  /** Names for places on the page, which links and the outline lead to. */
  anchors: { name: string; y: number }[]
}

/** A rectangle that leads to a place in the document, or to a page of the web. Its element is on this page alone. */
export interface Link {
  x: number
  y: number
  width: number
  height: number
  target: { anchor: string } | { url: string }
  /** What a screen reader says. */
  description: string
  element: Element
}

type ElementType =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'Span'
  | 'L'
  | 'LI'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link'
  | 'Figure'

/** A node of the document's structure (ISO 32000-1, 14.8.4). */
export interface Element {
  type: ElementType
  /** Attributes of a table cell. */
  cell?: CellAttributes
  /** What a picture says, and where it is. */
  figure?: { alternative: string; box: Box; paper: Paper }
  children: Element[]
}

export interface CellAttributes {
  rowSpan: number
  colSpan: number
  scope?: 'Row' | 'Column'
  /** Of a label that heads other cells: its name, which no other in the document has. */
  id?: string
  /** Of a value: the names of the labels that head it, outermost first. */
  headers?: readonly string[]
}

export interface OutlineEntry {
  title: string
  /** Index of the page. */
  page: number
  y: number
  children: OutlineEntry[]
}

export function newPage(size: Paper = paper): Page {
  return { paper: size, marks: [], figures: [], rules: [], links: [], anchors: [] }
}

/** A new element at the end of `parent`. */
export function addElement(parent: Element, type: Element['type'], cell?: Element['cell']): Element {
  const element: Element = { type, children: [], ...(cell && { cell }) }
  parent.children.push(element)
  return element
}
