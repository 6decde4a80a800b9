import type { PartKind } from '../../document-parts.ts'
import { type Element, elementsBelow } from '../parse-xml.ts'

/** A picture smaller than this holds no form: a logo, a seal, a line. In square centimetres. */
const smallestForm = 40

/** English metric units in a centimetre (ECMA-376-1, 20.1.2.1). */
const emuPerCentimetre = 360_000
const pointsPerCentimetre = 72 / 2.54

/** What a `w:drawing`, `w:pict` or `w:object` shows that is no text; undefined for lines, shapes and text boxes. */
export function drawnPart(element: Element): { kind: PartKind; says: string } | undefined {
  const has = (name: string) => elementsBelow(element, name)[0]
  const says = describe(element)
  const embedded = has('OLEObject')
  if (embedded) {
    const program = embedded.attributes.ProgID ?? ''
    return { kind: /^(Equation|MathType)/i.test(program) ? 'equation' : 'object', says: says || program }
  }
  if (has('chart')) return { kind: 'chart', says }
  if (has('relIds')) return { kind: 'diagram', says }
  if (!has('pic') && !has('imagedata')) return undefined
  const area = areaOf(element)
  return { kind: area !== undefined && area < smallestForm ? 'icon' : 'picture', says }
}

/** What its author says that it shows, or its name. */
function describe(element: Element): string {
  const { descr, name } = elementsBelow(element, 'docPr')[0]?.attributes ?? {}
  const { alt, title } = elementsBelow(element, 'shape')[0]?.attributes ?? {}
  return descr || name || alt || title || elementsBelow(element, 'imagedata')[0]?.attributes.title || ''
}

/** In square centimetres; undefined where the file does not say. */
function areaOf(element: Element): number | undefined {
  const { cx, cy } = elementsBelow(element, 'extent')[0]?.attributes ?? {}
  if (cx && cy) return (Number(cx) * Number(cy)) / emuPerCentimetre ** 2
  const style = elementsBelow(element, 'shape')[0]?.attributes.style ?? ''
  const [width, height] = ['width', 'height'].map((name) =>
    Number(new RegExp(`(?:^|;)\\s*${name}:\\s*([\\d.]+)pt`).exec(style)?.[1] ?? Number.NaN),
  )
  const area = ((width ?? Number.NaN) * (height ?? Number.NaN)) / pointsPerCentimetre ** 2
  return Number.isFinite(area) ? area : undefined
}
