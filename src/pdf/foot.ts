import { encode } from 'uqr'
import { face, textWidth } from './face.ts'
import { addElement, type Box, type Element, type Figure, mm, type Page, type Paper } from './page.ts'
import type { AttachedFile } from './write.ts'

/** What a document was made from, and what leads from paper back to the web. */
export interface DocumentSource {
  records: readonly AttachedFile[]
  /** SHA-256 of the records, in hexadecimal; it tells one edition from another. */
  digest: string
  /** Address of the page that says the same, where the site has one. */
  url?: string
  /** What a reader of the paper must know of it. */
  note?: string
}

const code = { size: 18 * mm, right: 21 * mm, bottom: 7 * mm } as const
const note = { size: 7.5, leading: 11, left: 21 * mm } as const

/**
 * Sets the foot of a document's first page: a note, the web page's address and the records' digest, and the address as a QR
 * code.
 */
export function setFoot(page: Page, parent: Element, { note: said, url, digest }: DocumentSource) {
  const lines = [
    ...(said ? [said] : []),
    ...(url ? [`网页版：${url}`] : []),
    `校验码：${digest.slice(0, 32)}`,
  ]
  const font = face('song')
  const { width, height } = page.paper
  const room = width - note.left - code.right - (url ? code.size + 3 * mm : 0)
  const bottom = height - code.bottom - 2
  const runs = lines.map((text, index) => {
    const size = note.size * Math.min(1, room / textWidth(font, note.size, text))
    return {
      face: font.name,
      size,
      x: note.left,
      y: bottom - (lines.length - 1 - index) * note.leading,
      text,
    }
  })
  page.marks.push({ element: addElement(parent, 'P'), runs })
  if (url) page.figures.push(qrCode(page.paper, parent, url))
}

/** The address as a QR code. One mask will do: trying all eight takes several times as long. */
function qrCode(paper: Paper, parent: Element, url: string): Figure {
  const x = paper.width - code.right - code.size
  const y = paper.height - code.bottom - code.size
  const element = addElement(parent, 'Figure')
  element.figure = {
    paper,
    alternative: `二维码：${url}`,
    box: { x, y, width: code.size, height: code.size },
  }
  const rows = encode(url, { ecc: 'M', border: 0, maskPattern: 2, boostEcc: false }).data
  return { element, x, y, scale: code.size / rows.length, boxes: darkBoxes(rows) }
}

/** The dark modules of a QR code, those side by side in one box. */
function darkBoxes(rows: readonly boolean[][]): Box[] {
  return rows.flatMap((row, y) => {
    const boxes: Box[] = []
    row.forEach((dark, x) => {
      const last = boxes.at(-1)
      if (!dark) return
      if (last && row[x - 1]) last.width++
      else boxes.push({ x, y, width: 1, height: 1 })
    })
    return boxes
  })
}
