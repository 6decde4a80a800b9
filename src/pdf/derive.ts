import type { Sfnt } from './sfnt.ts'

/** A character's outline, scaled and moved, as a part of another's; in em. */
interface Part {
  character: string
  scale: number
  up: number
}

/** How far raised and lowered characters are from the baseline, and how much smaller they are, as fonts have them. */
const small = { scale: 0.6, raised: 0.36, lowered: -0.14 } as const
const whole = { scale: 1, up: 0 } as const

const box: Part = { character: '□', ...whole }
const ticked = [box, { character: '✓', scale: 0.8, up: 0.09 }]
const crossed = [box, { character: '×', scale: 0.9, up: 0.04 }]
const cross: Part = { character: '×', ...whole }
const square: Part = { character: '■', ...whole }

/** Signs of forms that can be put together of those that every Chinese font has: as Word, WPS, input methods and phones have them. */
const signs: Readonly<Record<string, readonly Part[]>> = {
  '☐': [box],
  '◻': [box],
  '⬜': [box],
  '🔲': [box],
  '☑': ticked,
  '🗹': ticked,
  '✅': ticked,
  '☒': crossed,
  '🗷': crossed,
  '❎': crossed,
  '◼': [square],
  '⬛': [square],
  '✔': [{ character: '✓', ...whole }],
  '✗': [cross],
  '✘': [cross],
  '☓': [cross],
  '❌': [cross],
  '⭕': [{ character: '○', ...whole }],
}
const lowered = /[₀-₎ₐ-ₜᵢ-ᵪⱼ]/u
const raised = /[⁰-ⁿ¹²³ʰ-ʸˡ-ˣᴬ-ᵡᶜ-ᶻ]/u

/** The parts of a character that a font lacks: of 下标 and 上标, the character that is lowered or raised. */
export function partsOf(character: string): readonly Part[] | undefined {
  const known = signs[character]
  if (known) return known
  const base = character.normalize('NFKC')
  if (base === character || [...base].length !== 1) return undefined
  if (lowered.test(character)) return [{ character: base, scale: small.scale, up: small.lowered }]
  return raised.test(character) ? [{ character: base, scale: small.scale, up: small.raised }] : undefined
}

/** A part as a font has it: its glyph, and how far it is moved, in font units. */
interface Component {
  glyph: number
  scale: number
  x: number
  y: number
}

interface DerivedGlyph {
  outline: Buffer
  advance: number
  bearing: number
}

/** A font to which glyphs can be added that are made of its own (OpenType 1.9, composite glyphs). */
export function extendable(
  font: Sfnt,
): Sfnt & { add(parts: readonly { glyph: number; part: Part }[]): number } {
  const count = font.table('maxp')?.readUInt16BE(4) ?? 0
  const added: DerivedGlyph[] = []
  // Asked for every glyph: an array looks up an index below zero as slowly as a name.
  const own = (glyph: number) => (glyph < count ? undefined : added[glyph - count])
  return {
    ...font,
    outline: (glyph) => own(glyph)?.outline ?? font.outline(glyph),
    metrics: (glyph) => own(glyph) ?? font.metrics(glyph),
    add(parts) {
      const widths = parts.map(({ glyph, part }) => font.metrics(glyph).advance * part.scale)
      const advance = Math.round(Math.max(...widths))
      const components = parts.map(
        ({ glyph, part }, index): Component => ({
          glyph,
          scale: part.scale,
          x: Math.round((advance - (widths[index] ?? 0)) / 2),
          y: Math.round(part.up * font.unitsPerEm),
        }),
      )
      added.push({ ...composite(font, components), advance })
      return count + added.length - 1
    },
  }
}

const flags = { wordsAreOffsets: 1 | 2, hasScale: 8, more: 32, offsetsAsTheyAre: 0x1000 } as const

function composite(font: Sfnt, components: readonly Component[]): { outline: Buffer; bearing: number } {
  const box = components.map(({ glyph, scale, x, y }) => {
    const outline = font.outline(glyph)
    const corner = (at: number, offset: number) => Math.round(outline.readInt16BE(at) * scale) + offset
    return { left: corner(2, x), bottom: corner(4, y), right: corner(6, x), top: corner(8, y) }
  })
  const outline = Buffer.alloc(10 + components.length * 10)
  const left = Math.min(...box.map((one) => one.left))
  outline.writeInt16BE(-1, 0)
  outline.writeInt16BE(left, 2)
  outline.writeInt16BE(Math.min(...box.map((one) => one.bottom)), 4)
  outline.writeInt16BE(Math.max(...box.map((one) => one.right)), 6)
  outline.writeInt16BE(Math.max(...box.map((one) => one.top)), 8)
  components.forEach(({ glyph, scale, x, y }, index) => {
    const at = 10 + index * 10
    const more = index < components.length - 1 ? flags.more : 0
    outline.writeUInt16BE(flags.wordsAreOffsets | flags.hasScale | flags.offsetsAsTheyAre | more, at)
    outline.writeUInt16BE(glyph, at + 2)
    outline.writeInt16BE(x, at + 4)
    outline.writeInt16BE(y, at + 6)
    outline.writeInt16BE(Math.round(scale * 0x4000), at + 8)
  })
  return { outline, bearing: left }
}
