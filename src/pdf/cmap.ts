/**
 * A font's table from characters to glyphs (OpenType 1.9, cmap): format 4 for readers that know no other, format 12 for characters
 * beyond the first plane.
 * @param characters the character of each glyph from 1 on; glyph 0 stands for none
 */
export function cmapTable(characters: readonly string[]): Buffer {
  const entries = characters
    .map((character, index) => ({ code: character.codePointAt(0) ?? 0, glyph: index + 1 }))
    .sort((a, b) => a.code - b.code)
  const four = formatFour(entries.filter(({ code }) => code < 0xffff))
  const twelve = formatTwelve(entries)
  const header = Buffer.alloc(4 + 2 * 8)
  header.writeUInt16BE(2, 2)
  const encodings: [platform: number, encoding: number, offset: number][] = [
    [3, 1, header.length],
    [3, 10, header.length + four.length],
  ]
  for (const [index, [platform, encoding, offset]] of encodings.entries()) {
    header.writeUInt16BE(platform, 4 + index * 8)
    header.writeUInt16BE(encoding, 6 + index * 8)
    header.writeUInt32BE(offset, 8 + index * 8)
  }
  return Buffer.concat([header, four, twelve])
}

interface Entry {
  code: number
  glyph: number
}

/** One segment a character: their glyphs are numbered as they come, so that no two follow one another. */
function formatFour(entries: readonly Entry[]): Buffer {
  const segments = [
    ...entries.map(({ code, glyph }) => ({ code, delta: (glyph - code) & 0xffff })),
    { code: 0xffff, delta: 1 },
  ]
  const count = segments.length
  const power = 2 ** Math.floor(Math.log2(count))
  const head = [4, 16 + count * 8, 0, count * 2, power * 2, Math.log2(power), (count - power) * 2]
  const codes = segments.map(({ code }) => code)
  const deltas = segments.map(({ delta }) => delta)
  return words([...head, ...codes, 0, ...codes, ...deltas, ...segments.map(() => 0)])
}

function words(values: readonly number[]): Buffer {
  const table = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) table.writeUInt16BE(value, index * 2)
  return table
}

function formatTwelve(entries: readonly Entry[]): Buffer {
  const values = entries.flatMap(({ code, glyph }) => [code, code, glyph])
  const table = Buffer.alloc(16 + values.length * 4)
  table.writeUInt16BE(12, 0)
  table.writeUInt32BE(table.length, 4)
  table.writeUInt32BE(entries.length, 12)
  for (const [index, value] of values.entries()) table.writeUInt32BE(value, 16 + index * 4)
  return table
}
