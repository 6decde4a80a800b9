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

/** What is behind what is drawn: paper, with a bar along its upper edge. */
export interface Ground {
  paper: Colour
  bar: { colour: Colour; height: number }
}
/** Red, green and blue. */
type Colour = readonly [number, number, number]

/** Draws a card as PNG; the same drawing gives the same bytes. */
export async function drawPng(drawing: Element, ground: Ground): Promise<Uint8Array<ArrayBuffer>> {
  const characters = [...charactersOf(drawing)]
  // Of whole fonts satori would read every character, which takes longer than to draw.
  const fonts = families.map(([name, typeface]) => ({ name, data: fontFile(face(typeface), characters) }))
  const svg = await satori(drawing, { width, height, fonts })
  const pixels = groundPixels(ground)
  lay(new Resvg(svg, { font: { loadSystemFonts: false }, background: `rgb(${ground.paper})` }), pixels)
  const png = palettePng(pixels, width, height)
  if (!png) throw new Error('a card has more colours than a palette')
  return png
}

/** Lays what is drawn on the ground. No more is drawn than where something is: each point takes its time, blank or not. */
function lay(drawn: Resvg, pixels: Buffer) {
  const box = drawn.innerBBox()
  if (!box) return
  const [left, top] = [Math.floor(box.x), Math.floor(box.y)]
  box.width = Math.ceil(box.x + box.width) - left
  box.height = Math.ceil(box.y + box.height) - top
  box.x = left
  box.y = top
  drawn.cropByBBox(box)
  const image = drawn.render()
  const rows = image.pixels
  for (let y = 0; y < image.height; y++)
    rows.copy(pixels, ((top + y) * width + left) * 4, y * image.width * 4, (y + 1) * image.width * 4)
}

function groundPixels({ paper, bar }: Ground): Buffer {
  const pixels = Buffer.alloc(width * height * 4, Buffer.from([...paper, 255]))
  return pixels.fill(Buffer.from([...bar.colour, 255]), 0, width * bar.height * 4)
}

function* charactersOf(drawing: Drawing): Generator<string> {
  if (typeof drawing === 'string') yield* drawing
  else for (const child of [drawing.props.children].flat()) yield* charactersOf(child)
}
