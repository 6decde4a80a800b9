import { type FaceName, face } from '../pdf/face.ts'
import { subset } from '../pdf/subset.ts'
import { cmapTable } from './cmap.ts'

/**
 * How readers know the faces that do not use embedded fonts: by families that Chinese systems have. The advance of each
 * character is written beside the text, so that a line keeps its width in any of them.
 */
const families = {
  song: { family: '宋体', bold: false, serif: true },
  title: { family: '宋体', bold: true, serif: true },
  hei: { family: '黑体', bold: false, serif: false },
} as const satisfies Record<FaceName, unknown>

/** A face of a document, with the characters that it shows. */
export interface OfdFont {
  id: number
  name: FaceName
  postscriptName: string
  family: string
  bold: boolean
  serif: boolean
  characters: Set<string>
}

export function newFont(name: FaceName, id: number): OfdFont {
  return { id, name, postscriptName: face(name).postscriptName, ...families[name], characters: new Set() }
}

/**
 * The font file: the outlines of its characters, and the tables that readers of OFD want where a PDF needs none. Without
 * cmap, OS/2 and name they show the embedded font as blank, or refuse it.
 */
export function fontFile({ name, characters }: OfdFont): Uint8Array {
  const { sfnt, glyph } = face(name)
  const list = [...characters]
  const copied = ['OS/2', 'name', 'post'].flatMap((tag): [string, Buffer][] => {
    const table = sfnt.table(tag)
    return table ? [[tag, tag === 'post' ? withoutNames(table) : table]] : []
  })
  return subset(sfnt, [0, ...list.map(glyph)], [...copied, ['cmap', cmapTable(list)]])
}

/** The `post` table without the names of glyphs, which are others now: its version 3. */
function withoutNames(table: Buffer): Buffer {
  const short = Buffer.from(table.subarray(0, 32))
  short.writeUInt32BE(0x00030000, 0)
  return short
}
