import { type FaceName, face, textWidth } from '../pdf/face.ts'
import type { Element, Figure, Link, Page, Rule, Run } from '../pdf/page-layout.ts'
import { uriAction } from './document.ts'
import { box, millimetres } from './millimetres.ts'
import { element, escapeText, type Xml, xmlFile } from './xml.ts'

/** What a page needs of its document. */
export interface PageContext {
  /** A number that no other object of the document has. */
  newId(): number
  /** The number of a face, whose characters are noted. */
  fontId(name: FaceName, text: string): number
  /** Where a link leads. */
  destination(anchor: string): Xml | undefined
  /** Told of each text that is written, with the element that it belongs to. */
  onText?(text: WrittenText): void
}

/** A text object on a page: for tags that say what it is. */
export interface WrittenText {
  id: number
  pageId: number
  element?: Element
  text: string
}

/** Writes a page: rules below, text and pictures above, in one layer (GB/T 33190—2016, 7.7). */
export function pageFile(page: Page, pageId: number, context: PageContext): Uint8Array {
  const { width, height } = page.paper
  const layer = element(
    'Layer',
    { ID: context.newId(), Type: 'Body' },
    ...rulePaths(page, context),
    ...page.marks.flatMap(({ element: owner, runs }) =>
      runs.flatMap((run) => {
        const written = textObject(run, linkAt(page, run), context)
        if (written)
          context.onText?.({ ...written, pageId, ...(owner && { element: owner }), text: run.text })
        return written ? [written.xml] : []
      }),
    ),
    ...page.figures.map((figure) => figurePath(figure, context)),
  )
  const area = element('Area', {}, element('PhysicalBox', {}, box(0, 0, width, height)))
  return xmlFile('Page', {}, area, element('Content', {}, layer))
}

function linkAt(page: Page, { x, y }: Run): Link | undefined {
  return page.links.find(
    (link) => x >= link.x - 1 && x <= link.x + link.width && y >= link.y && y <= link.y + link.height + 1,
  )
}

/** How far outlines reach above and below the baseline, in em: beyond its boundary an object may be cut off. */
const reach = { above: 1.2, below: 0.35 } as const

/**
 * A run as a text object: the place of the first character, and the way from each to the next. Spaces around it are left
 * out, since XML readers may drop them, and the rest would move.
 */
function textObject(
  { face: name, size, x, y, text, spacing = 0 }: Run,
  link: Link | undefined,
  context: PageContext,
): { id: number; xml: Xml } | undefined {
  const shown = text.trim()
  if (shown === '') return undefined
  const font = face(name)
  const before = text.slice(0, text.indexOf(shown))
  const start = x + textWidth(font, size, before) + spacing * [...before].length
  const advances = [...shown].map((character) => font.width(character) * size + spacing)
  const width = advances.reduce((sum, advance) => sum + advance, 0)
  const above = reach.above * size
  const id = context.newId()
  const action =
    link && ('url' in link.target ? uriAction(link.target.url) : context.destination(link.target.anchor))
  const xml = element(
    'TextObject',
    {
      ID: id,
      Boundary: box(start, y - above, width, above + reach.below * size),
      Font: context.fontId(name, shown),
      Size: millimetres(size),
    },
    ...(action ? [element('Actions', {}, action)] : []),
    element(
      'TextCode',
      { X: 0, Y: millimetres(above), DeltaX: deltas(advances.slice(0, -1)) },
      escapeText(shown),
    ),
  )
  return { id, xml }
}

/** Distances; equal ones, one after the other, are written once: `g 12 3.7042` (GB/T 33190—2016, 11.3). */
function deltas(advances: readonly number[]): string | undefined {
  const runs: { value: string; count: number }[] = []
  for (const value of advances.map(millimetres)) {
    const last = runs.at(-1)
    if (last?.value === value) last.count++
    else runs.push({ value, count: 1 })
  }
  const written = runs.map(({ value, count }) =>
    count > 2 ? `g ${count} ${value}` : Array(count).fill(value).join(' '),
  )
  return written.length > 0 ? written.join(' ') : undefined
}

/** All rules of one width as one path, which has the page as its boundary. */
function rulePaths({ paper, rules }: Page, context: PageContext): Xml[] {
  const widths = [...new Set(rules.map(({ width }) => width))]
  return widths.map((width) =>
    element(
      'PathObject',
      {
        ID: context.newId(),
        Boundary: box(0, 0, paper.width, paper.height),
        LineWidth: millimetres(width),
        Cap: 'Square',
      },
      element('StrokeColor', { Value: '0 0 0' }),
      element(
        'AbbreviatedData',
        {},
        rules
          .filter((rule) => rule.width === width)
          .map(line)
          .join(' '),
      ),
    ),
  )
}

function line({ x1, y1, x2, y2 }: Rule): string {
  return `M ${millimetres(x1)} ${millimetres(y1)} L ${millimetres(x2)} ${millimetres(y2)}`
}

function figurePath({ x, y, scale, boxes }: Figure, context: PageContext): Xml {
  const right = Math.max(...boxes.map((one) => one.x + one.width)) * scale
  const bottom = Math.max(...boxes.map((one) => one.y + one.height)) * scale
  const at = (value: number) => millimetres(value * scale)
  const outlines = boxes.map((one) => {
    const [left, top, end, low] = [one.x, one.y, one.x + one.width, one.y + one.height].map(at)
    return `M ${left} ${top} L ${end} ${top} L ${end} ${low} L ${left} ${low} C`
  })
  return element(
    'PathObject',
    { ID: context.newId(), Boundary: box(x, y, right, bottom), Stroke: false, Fill: true },
    element('FillColor', { Value: '0 0 0' }),
    element('AbbreviatedData', {}, outlines.join(' ')),
  )
}
