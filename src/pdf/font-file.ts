import { cmapTable } from './cmap.ts'
import type { Face } from './face.ts'
import { subset } from './subset.ts'

/**
 * A font file of its own: the outlines of some characters, and the tables that programs want where a PDF needs none. Without
 * cmap, OS/2 and name, readers of OFD show the embedded font as blank, or refuse it.
 */
export function fontFile({ sfnt, glyph }: Face, characters: Iterable<string>): Buffer {
  const list = [...new Set(characters)]
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
