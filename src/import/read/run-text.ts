import type { PartKind } from '../document-parts.ts'

/** How a run of text looks, as far as that decides what it says. */
export interface Look {
  isHidden?: boolean
  isStruck?: boolean
  /** White on white, or too small to be seen. */
  isFaint?: boolean
  /** Raised or lowered beside the line. */
  shift?: 'raised' | 'lowered'
}

/** Takes note of text that is not content, or not quite. */
export type Notice = (kind: PartKind, says: string) => void

/** Text smaller than this is not seen, in points. */
export const smallestSize = 2

/** Characters that strokes of their own strike out (U+0335, U+0336), as pages without styles do it. */
const overlaid = /(?:(?!\u0335|\u0336).(?:\u0335|\u0336)+)+/gs
const overlay = /\u0335|\u0336/g

/** What a run of text says to a reader of the page; what it does not say to them is taken note of. */
export function runText(text: string, look: Look, notice: Notice): string {
  const { isHidden, isStruck, isFaint, shift } = look
  if (text.search(overlaid) >= 0) {
    notice('struck', (text.match(overlaid) ?? []).join('').replace(overlay, ''))
    return runText(text.replace(overlaid, ''), look, notice)
  }
  const kind = isHidden ? 'hidden' : isStruck ? 'struck' : isFaint ? 'faint' : undefined
  if (kind) {
    if (text.trim() !== '') notice(kind, text)
    return ''
  }
  return shift ? shifted(text, shift, notice) : text
}

/** Whether a colour, as `FFFFFF` or `#fff`, is white or nearly. */
export function isWhite(colour: string): boolean {
  const digits = colour.trim().replace(/^#/, '')
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const [, ...parts] = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/i.exec(digits) ?? []
  const isLight = parts.length > 0 && parts.every((part) => Number(part) >= 0xf8)
  return isLight || /^white$/i.test(digits) || /^(f[8-f]){3}$/i.test(long)
}

const raised = characters('0123456789+-−=()n i', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ ⁱ')
const lowered = characters('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎')

function characters(plain: string, other: string): ReadonlyMap<string, string> {
  const others = [...other]
  return new Map([...plain].map((character, index) => [character, others[index] ?? character]))
}

/** Letters and Chinese characters that are raised mean something else than beside; signs, such as `*` and `①`, do not. */
const meaningful = /[\p{L}\p{Nd}]/u

/** Raised and lowered text in characters of its own (m², CO₂); where there are none, as `^(…)` and `_(…)`. */
export function shifted(text: string, shift: 'raised' | 'lowered', notice: Notice): string {
  const table = shift === 'raised' ? raised : lowered
  const all = [...text]
  if (!meaningful.test(text) || all.every((character) => /\s/.test(character))) return text
  if (all.every((character) => table.has(character) || /\s/.test(character)))
    return all.map((character) => table.get(character) ?? character).join('')
  notice('raised', text)
  const mark = shift === 'raised' ? '^' : '_'
  return all.length === 1 ? mark + text : `${mark}(${text})`
}
