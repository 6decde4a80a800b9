/** The polynomial of the checksum of ZIP (APPNOTE.TXT 4.4.7), the lowest power in the highest bit. */
const polynomial = 0xedb88320

/**
 * The checksum of two runs of bytes, one after the other, from those of each.
 * @param length of the second, in bytes
 */
export function joinCrc32(first: number, second: number, length: number): number {
  return (multiply(shiftOf(length), first) ^ second) >>> 0
}

/** What moves a checksum by some bytes: x^(8 n), by squaring. */
function shiftOf(bytes: number): number {
  let shift = 0x80000000
  let power = 0x00800000
  for (let left = bytes; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) shift = multiply(power, shift)
    power = multiply(power, power)
  }
  return shift
}

/** The product of two polynomials over GF(2), modulo that of the checksum. */
function multiply(one: number, other: number): number {
  let product = 0
  let shifted = other
  for (let bit = 31; bit >= 0; bit--) {
    if ((one >>> bit) & 1) product ^= shifted
    shifted = shifted & 1 ? (shifted >>> 1) ^ polynomial : shifted >>> 1
  }
  return product >>> 0
}
