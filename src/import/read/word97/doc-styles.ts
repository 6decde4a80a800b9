import type { Binary } from './binary.ts'
import type { DocFile } from './doc-file.ts'
import { type Properties, readSprms } from './doc-properties.ts'

/** A style, as far as it matters here. */
export interface DocStyle {
  /** The number of a built-in style (sti). */
  builtIn: number
  basedOn: number
  /** What it sets of paragraphs. */
  properties: Properties
}

const paragraphKind = 1
/** `toc 1` to `toc 9`. */
const contents = { first: 19, last: 27 }

/** The style sheet: an STSH with an STD for each style, empty where there is none ([MS-DOC]). */
export function readStyles({ structure }: DocFile): Map<number, DocStyle> {
  const sheet = structure(1)
  const found = new Map<number, DocStyle>()
  if (sheet.length < 6) return found
  const baseSize = sheet.u16(4)
  let at = 2 + sheet.u16(0)
  for (let index = 0; index < sheet.u16(2) && at + 2 <= sheet.length; index++) {
    const size = sheet.u16(at)
    if (size > 0) {
      const style = sheet.part(at + 2, size)
      const isParagraph = (style.u16(2) & 0xf) === paragraphKind
      found.set(index, {
        builtIn: style.u16(0) & 0xfff,
        basedOn: style.u16(2) >> 4,
        properties: isParagraph ? ownProperties(style, baseSize) : new Map(),
      })
    }
    at += 2 + size + (size % 2)
  }
  return found
}

/** The UpxPapx behind the style's name: its size, its index, its modifiers ([MS-DOC]). */
function ownProperties(style: Binary, baseSize: number): Properties {
  const at = baseSize + 2 + style.u16(baseSize) * 2 + 2
  const size = at + 2 <= style.length ? style.u16(at) : 0
  return size > 2 ? readSprms(style.part(at + 4, size - 2)) : new Map()
}

export function isContentsStyle(style: DocStyle | undefined): boolean {
  return style !== undefined && contents.first <= style.builtIn && style.builtIn <= contents.last
}

/** What a style sets, or one that it is based on. */
export function styleOperand(styles: ReadonlyMap<number, DocStyle>, index: number, code: number) {
  let style = styles.get(index)
  for (let hops = 0; style && hops < 20; hops++) {
    const operand = style.properties.get(code)
    if (operand) return operand
    style = styles.get(style.basedOn)
  }
  return undefined
}
