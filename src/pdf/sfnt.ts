/** A TrueType file, read only as far as embedding needs: outlines and widths by glyph id. */
export interface Sfnt {
  unitsPerEm: number
  ascent: number
  descent: number
  capHeight: number
  bbox: [number, number, number, number]
  table(tag: string): Buffer | undefined
  /** The glyph's entry of the `glyf` table; empty for a blank. */
  outline(glyph: number): Buffer
  /** Advance width and left side bearing, in font units. */
  metrics(glyph: number): { advance: number; bearing: number }
}

/**
 * Reads a TrueType (glyf) font, OpenType 1.9.
 * @throws Error where a table that embedding needs is absent (a CFF font, say)
 */
export function readSfnt(data: Buffer): Sfnt {
  const tables = new Map<string, Buffer>()
  for (let i = 0; i < data.readUInt16BE(4); i++) {
    const entry = 12 + i * 16
    const offset = data.readUInt32BE(entry + 8)
    tables.set(
      data.toString('latin1', entry, entry + 4),
      data.subarray(offset, offset + data.readUInt32BE(entry + 12)),
    )
  }
  const need = (tag: string): Buffer => {
    const table = tables.get(tag)
    if (!table) throw new Error(`font has no ${tag} table`)
    return table
  }
  const head = need('head')
  const hhea = need('hhea')
  const hmtx = need('hmtx')
  const loca = need('loca')
  const glyf = need('glyf')
  const os2 = tables.get('OS/2')
  const long = head.readInt16BE(50) === 1
  const start = (glyph: number) => (long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2)
  const widths = hhea.readUInt16BE(34)
  return {
    unitsPerEm: head.readUInt16BE(18),
    ascent: hhea.readInt16BE(4),
    descent: hhea.readInt16BE(6),
    capHeight: os2 && os2.readUInt16BE(0) >= 2 ? os2.readInt16BE(88) : hhea.readInt16BE(4),
    bbox: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    table: (tag) => tables.get(tag),
    outline: (glyph) => glyf.subarray(start(glyph), start(glyph + 1)),
    metrics(glyph) {
      const full = Math.min(glyph, widths - 1)
      const advance = hmtx.readUInt16BE(full * 4)
      const bearing =
        glyph < widths ? hmtx.readInt16BE(glyph * 4 + 2) : hmtx.readInt16BE(widths * 4 + (glyph - widths) * 2)
      return { advance, bearing }
    },
  }
}
