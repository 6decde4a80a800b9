import { encode } from 'uqr'

/**
 * A QR code as one SVG path of unit squares, a stroke for each run, and how many units its side has. Each stroke begins from the
 * end of the one before, which compresses to less than half.
 */
export function qrPath(text: string): { path: string; size: number } {
  // One mask will do, as on sheets: trying all eight takes a quarter of a page's time.
  const { data, size } = encode(text, { ecc: 'M', border: 2, maskPattern: 2 })
  let [x, y] = [0, 0]
  const strokes = data.flatMap((row, line) =>
    runs(row).map(({ from, length }) => {
      const stroke = `m${from - x} ${line - y}h${length}`
      x = from + length
      y = line
      return stroke
    }),
  )
  return { path: strokes.join(''), size }
}

function runs(row: readonly boolean[]): { from: number; length: number }[] {
  const found: { from: number; length: number }[] = []
  row.forEach((dark, x) => {
    if (!dark) return
    const last = found.at(-1)
    if (last && last.from + last.length === x) last.length++
    else found.push({ from: x, length: 1 })
  })
  return found
}
