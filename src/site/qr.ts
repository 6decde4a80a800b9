import { encode } from 'uqr'

/** The blank margin around a code, in modules. */
const margin = 2

/**
 * A QR code as one SVG path of unit squares, a stroke for each run, and how many units its side has. Each stroke begins from the
 * end of the one before, which compresses to less than half.
 */
export function qrPath(text: string): { path: string; size: number } {
  // One mask will do, as on sheets: trying all eight takes a quarter of a page's time.
  const { data, size } = encode(text, { ecc: 'M', border: 0, maskPattern: 2 })
  let path = ''
  let [x, y] = [-margin, -margin]
  data.forEach((row, line) => {
    for (let from = row.indexOf(true); from >= 0; ) {
      const light = row.indexOf(false, from)
      const to = light < 0 ? size : light
      path += `m${from - x} ${line - y}h${to - from}`
      x = to
      y = line
      from = row.indexOf(true, to)
    }
  })
  return { path, size: size + 2 * margin }
}
