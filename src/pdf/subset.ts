import { type Sfnt, writeSfnt } from './sfnt.ts'

const composite = { argumentsAreWords: 1, hasScale: 8, more: 32, hasXYScale: 64, hasTwoByTwo: 128 } as const

/**
 * A TrueType font with only the given glyphs, numbered in their order; parts of composite glyphs come after them.
 * Holds the tables that ISO 32000-1, 9.9 asks of a font embedded as FontFile2.
 * @param glyphs glyph ids of `font`; the first is 0 (.notdef)
 * @param more further tables, which other formats ask for
 */
export function subset(
  font: Sfnt,
  glyphs: readonly number[],
  more: readonly [string, Buffer][] = [],
): Buffer {
  const all = [...glyphs]
  const outlines: Buffer[] = []
  for (let i = 0; i < all.length; i++) outlines.push(renumber(font.outline(all[i] ?? 0), all))

  // Outlines begin at multiples of four bytes.
  const room = (outline: Buffer) => (outline.length + 3) & ~3
  const glyf = Buffer.alloc(outlines.reduce((sum, outline) => sum + room(outline), 0))
  const loca = Buffer.alloc((all.length + 1) * 4)
  const hmtx = Buffer.alloc(all.length * 4)
  let offset = 0
  for (const [i, outline] of outlines.entries()) {
    const { advance, bearing } = font.metrics(all[i] ?? 0)
    hmtx.writeUInt16BE(advance, i * 4)
    hmtx.writeInt16BE(bearing, i * 4 + 2)
    outline.copy(glyf, offset)
    offset += room(outline)
    loca.writeUInt32BE(offset, (i + 1) * 4)
  }
  const head = copy(font, 'head')
  head.writeUInt32BE(0, 8)
  head.writeInt16BE(1, 50)
  const hhea = copy(font, 'hhea')
  hhea.writeUInt16BE(all.length, 34)
  const maxp = copy(font, 'maxp')
  maxp.writeUInt16BE(all.length, 4)
  const tables: [string, Buffer][] = [
    ['glyf', glyf],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', hmtx],
    ['loca', loca],
    ['maxp', maxp],
    ...more,
  ]
  for (const tag of ['cvt ', 'fpgm', 'prep']) if (font.table(tag)) tables.push([tag, copy(font, tag)])
  return writeSfnt(tables.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function copy(font: Sfnt, tag: string): Buffer {
  return Buffer.from(font.table(tag) ?? [])
}

/** The outline with its parts, if it is a composite, renumbered; new parts are appended to `all`. */
function renumber(outline: Buffer, all: number[]): Buffer {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline
  const result = Buffer.from(outline)
  for (let at = 10, flags: number = composite.more; flags & composite.more; ) {
    flags = result.readUInt16BE(at)
    const part = result.readUInt16BE(at + 2)
    let index = all.indexOf(part)
    if (index < 0) index = all.push(part) - 1
    result.writeUInt16BE(index, at + 2)
    at += 4 + (flags & composite.argumentsAreWords ? 4 : 2)
    at +=
      flags & composite.hasScale
        ? 2
        : flags & composite.hasXYScale
          ? 4
          : flags & composite.hasTwoByTwo
            ? 8
            : 0
  }
  return result
}
