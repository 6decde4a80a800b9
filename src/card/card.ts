import { Resvg } from '@resvg/resvg-js'
import satori from 'satori'
import { type FaceName, face } from '../pdf/face.ts'
import { fontFile } from '../pdf/font-file.ts'
import type { Fitted } from './fit-lines.ts'
import { palettePng } from './png.ts'

/** The share picture's size, as sharing services ask for it. */
export const width = 1200
export const height = 630

/** What satori draws: an element, or text. */
export type Drawing = Element | string
interface Element {
  type: 'div'
  props: { style: Style; children: Drawing | Drawing[] }
}
type Style = Readonly<Record<string, string | number>>

/** A box; satori wants to be told that it is flexible. */
export function box(style: Style, ...children: Drawing[]): Element {
  return { type: 'div', props: { style: { display: 'flex', boxSizing: 'border-box', ...style }, children } }
}

/** Fitted lines, one below the other. */
export function lines({ lines, size }: Fitted, style: Style): Element {
  return box(
    { flexDirection: 'column', fontSize: size, lineHeight: 1.3, ...style },
    ...lines.map((line) => box({ whiteSpace: 'nowrap' }, line)),
  )
}

/** The faces of sheets, by the names that styles have for them. */
const families: readonly (readonly [family: string, name: FaceName])[] = [
  ['Serif', 'title'],
  ['Sans', 'hei'],
]

/** Draws a card as PNG; the same drawing gives the same bytes. */
export async function drawPng(drawing: Element): Promise<Uint8Array<ArrayBuffer>> {
  const characters = [...charactersOf(drawing)]
  // Of whole fonts satori would read every character, which takes longer than to draw.
  const fonts = families.map(([name, typeface]) => ({ name, data: fontFile(face(typeface), characters) }))
  const svg = await satori(drawing, { width, height, fonts })
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
  return palettePng(image.pixels, width, height) ?? new Uint8Array(image.asPng())
}

function* charactersOf(drawing: Drawing): Generator<string> {
  if (typeof drawing === 'string') yield* drawing
  else for (const child of [drawing.props.children].flat()) yield* charactersOf(child)
}
