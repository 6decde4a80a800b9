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

/** Gives bytes of a font: from memory, or from a file of which only a small part is ever needed. */
export type Bytes = (offset: number, length: number) => Buffer

/**
 * Reads a TrueType (glyf) font, OpenType 1.9. Tables are read when they are asked for, outlines one by one: a sheet
 * needs some hundreds of a Chinese font's thirty thousand.
 * @throws Error where a table that embedding needs is absent (a CFF font, say)
 */
export function readSfnt(bytes: Bytes): Sfnt {
  const directory = new Map<string, { offset: number; length: number }>()
  const count = bytes(4, 2).readUInt16BE(0)
  const entries = bytes(12, count * 16)
  for (let at = 0; at < entries.length; at += 16)
    directory.set(entries.toString('latin1', at, at + 4), {
      offset: entries.readUInt32BE(at + 8),
      length: entries.readUInt32BE(at + 12),
    })
  const tables = new Map<string, Buffer>()
  const table = (tag: string): Buffer | undefined => {
    const place = directory.get(tag)
    const read = tables.get(tag) ?? (place && bytes(place.offset, place.length))
    if (read) tables.set(tag, read)
    return read
  }
  const need = (tag: string): Buffer => {
    const found = table(tag)
    if (!found) throw new Error(`font has no ${tag} table`)
    return found
  }
  const head = need('head')
  const hhea = need('hhea')
  const hmtx = need('hmtx')
  const loca = need('loca')
  const os2 = table('OS/2')
  const glyf = directory.get('glyf')
  if (!glyf) throw new Error('font has no glyf table')
  const long = head.readInt16BE(50) === 1
  const start = (glyph: number) => (long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2)
  const widths = hhea.readUInt16BE(34)
  const outlines = new Map<number, Buffer>()
  return {
    unitsPerEm: head.readUInt16BE(18),
    ascent: hhea.readInt16BE(4),
    descent: hhea.readInt16BE(6),
    capHeight: os2 && os2.readUInt16BE(0) >= 2 ? os2.readInt16BE(88) : hhea.readInt16BE(4),
    bbox: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    table,
    outline(glyph) {
      const read = outlines.get(glyph) ?? bytes(glyf.offset + start(glyph), start(glyph + 1) - start(glyph))
      outlines.set(glyph, read)
      return read
    },
    metrics(glyph) {
      const full = Math.min(glyph, widths - 1)
      const advance = hmtx.readUInt16BE(full * 4)
      const bearing =
        glyph < widths ? hmtx.readInt16BE(glyph * 4 + 2) : hmtx.readInt16BE(widths * 4 + (glyph - widths) * 2)
      return { advance, bearing }
    },
  }
}

/** A font file of the given tables, in their order. */
export function writeSfnt(tables: readonly [string, Buffer][]): Buffer {
  const directory = Buffer.alloc(12 + tables.length * 16)
  const power = Math.floor(Math.log2(tables.length))
  directory.writeUInt32BE(0x00010000, 0)
  directory.writeUInt16BE(tables.length, 4)
  directory.writeUInt16BE(2 ** power * 16, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE(tables.length * 16 - 2 ** power * 16, 10)
  let offset = directory.length
  const parts: Buffer[] = [directory]
  tables.forEach(([tag, data], i) => {
    const entry = 12 + i * 16
    const padding = Buffer.alloc(-data.length & 3)
    directory.write(tag, entry, 'latin1')
    directory.writeUInt32BE(checksum(data), entry + 4)
    directory.writeUInt32BE(offset, entry + 8)
    directory.writeUInt32BE(data.length, entry + 12)
    parts.push(data, padding)
    offset += data.length + padding.length
  })
  return Buffer.concat(parts)
}

function checksum(data: Buffer): number {
  let sum = 0
  const words = data.length & ~3
  // Reading words through the buffer's own methods takes several times as long.
  for (let i = 0; i < words; i += 4)
    sum =
      (sum +
        (((data[i] ?? 0) << 24) |
          ((data[i + 1] ?? 0) << 16) |
          ((data[i + 2] ?? 0) << 8) |
          (data[i + 3] ?? 0))) |
      0
  for (let i = words; i < data.length; i++) sum = (sum + ((data[i] ?? 0) << (24 - (i - words) * 8))) | 0
  return sum >>> 0
}
