import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import satori from 'satori'
import type { Fitted } from './lines.ts'

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

const fontFiles = [
  { name: 'Serif', weight: 700, file: 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf' },
  { name: 'Sans', weight: 400, file: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf' },
  { name: 'Sans', weight: 700, file: 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf' },
] as const

let fonts: Promise<{ name: string; weight: 400 | 700; data: Buffer }[]> | undefined

/** Read once, and only if a picture is drawn: they are 30 MB. */
function loadFonts() {
  fonts ??= Promise.all(
    fontFiles.map(async ({ name, weight, file }) => ({
      name,
      weight,
      data: await readFile(fileURLToPath(import.meta.resolve(`@expo-google-fonts/${file}`))),
    })),
  )
  return fonts
}

/** Draws a card as PNG; the same drawing gives the same bytes. */
export async function drawPng(drawing: Element): Promise<Uint8Array<ArrayBuffer>> {
  const svg = await satori(drawing, { width, height, fonts: await loadFonts() })
  return new Uint8Array(new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng())
}
