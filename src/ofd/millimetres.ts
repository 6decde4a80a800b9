/** OFD measures in millimetres (GB/T 33190—2016, 7.2.1), layout in points. */
export function millimetres(points: number): string {
  return String(Math.round(((points * 25.4) / 72) * 10_000) / 10_000)
}

/** A rectangle: `x y width height`, from the upper left corner of a page in points. */
export function box(x: number, y: number, width: number, height: number): string {
  return [x, y, width, height].map(millimetres).join(' ')
}
