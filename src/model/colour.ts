/** A colour as CSS writes it, with six digits: `#17497d`. */
export type Colour = `#${string}`

/** What normal text needs (WCAG 2.2, 1.4.3), and where a reader asks for more (1.4.6). */
export const [enough, much] = [4.5, 7]

/** WCAG 2.2: how well one colour is read on the other, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/**
 * The colour next to `colour`, on its way to black or white, that is read on `ground` with that contrast: itself where it is.
 * @param towards `#000000` or `#ffffff`, whichever is far from the ground
 */
export function readable(colour: Colour, ground: Colour, towards: Colour, ratio: number): Colour {
  const steps = 256
  for (let step = 0; step < steps; step++) {
    const mixed = mix(colour, towards, step / steps)
    if (contrast(mixed, ground) >= ratio) return mixed
  }
  return towards
}

/** So much of the other colour in the one. */
export function mix(one: Colour, other: Colour, share: number): Colour {
  const [ours, theirs] = [channels(one), channels(other)]
  const mixed = ours.map((part, at) => Math.round(part + ((theirs[at] ?? 0) - part) * share))
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
}
