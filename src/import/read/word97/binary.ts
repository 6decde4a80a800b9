/** Bytes of a binary format, numbers little-endian. Reading outside of them is an error of the file, not of the program. */
export interface Binary {
  length: number
  u8(at: number): number
  u16(at: number): number
  i16(at: number): number
  u32(at: number): number
  /** A part, whose places count from its own beginning. */
  part(from: number, length: number): Binary
  bytes(): Uint8Array
}

/** @param outside makes the error to throw where a file sends its reader out of its bytes */
export function binary(data: Uint8Array, outside: () => Error): Binary {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const check = (at: number, size: number) => {
    if (at < 0 || size < 0 || at + size > data.length) throw outside()
    return at
  }
  return {
    length: data.length,
    u8: (at) => view.getUint8(check(at, 1)),
    u16: (at) => view.getUint16(check(at, 2), true),
    i16: (at) => view.getInt16(check(at, 2), true),
    u32: (at) => view.getUint32(check(at, 4), true),
    part: (from, length) => binary(data.subarray(check(from, length), from + length), outside),
    bytes: () => data,
  }
}
