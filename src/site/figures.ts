import { escapeHtml } from '../form/html.ts'
import { isKnownUnit } from '../model/known-units.ts'
import { onceForRecent } from '../model/once.ts'

/** A piece of a text; a figure is never broken over two lines. */
export interface Piece {
  text: string
  figure: boolean
}

const amountUnits = ['元', '万元', '亿元', '万', '亿']
/** A date, a project's code, in parts of letters and digits, or a number with its sign; of some a range. */
const figure =
  /(?<code>\d{4}-\d{2}-\d{2}(?!\d)|(?=[0-9-]*[A-Z])[0-9A-Z]+(?:-[0-9A-Z]+)+)|(?:[≥≤><＞＜＝=±▲▼+−-]\s?)?\d[\d,]*(?:\.\d+)?(?:\s?[–~～至-]\s?\d[\d,]*(?:\.\d+)?)?/g

/** Cuts a text into words and figures: codes, and numbers, each with its sign before it and its unit behind it. */
export function splitFigures(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(figure)) {
    if (match.index < end) continue
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), figure: false })
    const stop = match.index + match[0].length
    const whole = match.groups?.code ?? match[0] + unitAfter(text.slice(stop))
    pieces.push({ text: whole, figure: true })
    end = match.index + whole.length
  }
  return end < text.length ? [...pieces, { text: text.slice(end), figure: false }] : pieces
}

/** So many texts are remembered as HTML: those of a unit's years. */
export const recentTexts = 2000

/** A text as HTML whose figures of more than one character stay on one line. */
export const figuresHtml = onceForRecent(recentTexts, (whole) =>
  splitFigures(whole)
    .map(({ text, figure }) => (figure && text.length > 1 ? figureHtml(text) : escapeHtml(text)))
    .join(''),
)

/** A figure as HTML, which stays on one line. */
export function figureHtml(text: string): string {
  return `<span class="n">${escapeHtml(text)}</span>`
}

/** The unit that a text begins with, with the space before it; the longest that is one. */
function unitAfter(text: string): string {
  const [, space = '', word = ''] = /^(\s?)([%％‰]|k?m[23]|[\p{L}\p{So}²³/·]{0,8})/u.exec(text) ?? []
  for (let length = word.length; length > 0; length--) {
    const unit = word.slice(0, length)
    if (unit === '百分比' || amountUnits.includes(unit) || isKnownUnit(unit)) return space + unit
  }
  return ''
}
