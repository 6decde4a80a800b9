import type { SourcePart } from '../../document-parts.ts'
import type { PdfFile } from './pdf-open.ts'
import type { PdfPage } from './pdf-page.ts'

/** A picture of less than this share of its page is a seal or a sign and holds no form. */
const smallestPicture = 0.15
/** One of less than this is a stroke or a dot. */
const smallestIcon = 0.002
/** A page without text that fills as many figures as this shows text as outlines. */
const fewestOutlines = 50

/** The pages of a PDF, and what they hold beside text. */
export function partsOf({ pages, comments, attachments }: PdfFile): SourcePart[] {
  return [
    ...pages.flatMap(partsOfPage),
    ...comments.map((says): SourcePart => ({ kind: 'comment', place: 'PDF 的批注', fate: 'unread', says })),
    ...attachments.map((says): SourcePart => ({ kind: 'object', place: 'PDF 的附件', fate: 'unread', says })),
  ]
}

function partsOfPage(page: PdfPage): SourcePart[] {
  const place = `第 ${page.number} 页`
  const hasText = page.glyphs.some(({ text }) => text.trim() !== '')
  const pictures = page.pictures.filter((share) => share >= smallestIcon)
  const isDrawn = pictures.length > 0 || page.figures >= fewestOutlines
  const fate = hasText ? 'text' : isDrawn ? 'unread' : 'layout'
  return [
    { kind: 'page', place, fate },
    ...(hasText ? pictures : []).map(
      (share): SourcePart => ({ kind: share < smallestPicture ? 'icon' : 'picture', place, fate: 'unread' }),
    ),
    ...(page.faint.trim() ? [{ kind: 'faint', place, fate: 'unread', says: page.faint } as const] : []),
  ]
}
