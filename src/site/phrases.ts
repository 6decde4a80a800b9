import { escapeHtml } from '../form/html.ts'
import { onceForRecent } from '../model/once.ts'
import { figureHtml, type Piece, recentTexts, splitFigures } from './figures.ts'

/** A code in brackets is longer, and a title's line on a phone is not: it may break behind a dash. */
const mostTogether = 16

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * Cuts a title where it may go on in a new line: between words, not inside a figure, a word, or beside a mark that belongs to
 * what it follows or leads in. Browsers break Chinese anywhere: `2020 / 年`, `法律援 / 助`.
 */
export function phrasesOf(title: string): Piece[] {
  const pieces = splitFigures(title).flatMap((piece): Piece[] =>
    piece.figure
      ? [piece]
      : [...words.segment(piece.text)].map(({ segment }) => ({ text: segment, figure: false })),
  )
  const phrases: Piece[] = []
  for (const piece of pieces) {
    const last = phrases.at(-1)
    if (!last || mayBreak(last.text, piece.text)) phrases.push(piece)
    else phrases.splice(-1, 1, { text: last.text + piece.text, figure: last.figure || piece.figure })
  }
  return phrases.map(({ text, figure }) => ({ text, figure: figure && text.length <= mostTogether }))
}

/** The same as HTML, with a place to break between phrases. A name stands on several pages, and on some of them often. */
export const phrasesHtml = onceForRecent(recentTexts, (title) =>
  phrasesOf(title)
    .map(({ text, figure }) => (figure ? figureHtml(text) : escapeHtml(text)))
    .join('<wbr>'),
)

/** A word of one character stays with what it follows (养护, of which the dictionary knows nothing), unless that grows long. */
function mayBreak(before: string, after: string): boolean {
  if (/^\p{L}$/u.test(after) && before.length < 8) return false
  // What denies leads: 未达到, 不予.
  if (/[未不没]$/.test(before)) return false
  // What became of something is one word to a reader: 撤下了, 公开过的.
  if (/^[下上出来去过完]了?的?$/.test(after)) return false
  return !/[\p{Ps}\p{Pi}]$/u.test(before) && /^[\p{L}\p{N}\p{Ps}\p{Pi}≥≤−+]/u.test(after)
}
