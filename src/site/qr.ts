import { encode } from 'uqr'

/** A QR code as one SVG path of unit squares, a stroke for each run, and how many units its side has. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const path = data
    .flatMap((row, y) => runs(row).map(({ from, length }) => `M${from} ${y}h${length}`))
    .join('')
  return { path, size }
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
