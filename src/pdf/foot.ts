import { encode } from 'uqr'
import { face, textWidth } from './face.ts'
import { addElement, type Box, type Element, type Figure, mm, type Page, paper } from './page.ts'

/** What leads from paper back to the web, and tells one edition from another. */
export interface Provenance {
  /** Address of the project's page, where the site has one. */
  url?: string
  /** SHA-256 of the attached record, in hexadecimal. */
  digest: string
}

const code = { size: 18 * mm, right: 21 * mm, bottom: 7 * mm } as const
const note = { size: 7.5, leading: 11, left: 21 * mm } as const

/** Sets the foot of a sheet: the page's address and the record's digest, and the address as a QR code. */
export function setFoot(page: Page, parent: Element, { url, digest }: Provenance) {
  const lines = [...(url ? [`网页版：${url}`] : []), `校验码：${digest.slice(0, 32)}`]
  const font = face('song')
  const room = paper.width - note.left - code.right - (url ? code.size + 3 * mm : 0)
  const bottom = paper.height - code.bottom - 2
  const runs = lines.map((text, index) => {
    const width = textWidth(font, note.size, text)
    const size = note.size * Math.min(1, room / width)
    return {
      face: font.name,
      size,
      x: note.left,
      y: bottom - (lines.length - 1 - index) * note.leading,
      text,
    }
  })
  page.marks.push({ element: addElement(parent, 'P'), runs })
  if (url) page.figures.push(qrCode(parent, url))
}

function qrCode(parent: Element, url: string): Figure {
  const x = paper.width - code.right - code.size
  const y = paper.height - code.bottom - code.size
  const element = addElement(parent, 'Figure')
  element.figure = { alternative: `二维码：${url}`, box: { x, y, width: code.size, height: code.size } }
  return { element, boxes: darkBoxes(url, x, y, code.size) }
}

/** The dark modules of a QR code, those side by side in one box. One mask will do: trying all eight triples the time. */
function darkBoxes(text: string, x: number, y: number, size: number): Box[] {
  const { data } = encode(text, { ecc: 'M', border: 0, maskPattern: 2, boostEcc: false })
  const module = size / data.length
  return data.flatMap((row, line) => {
    const boxes: Box[] = []
    row.forEach((dark, column) => {
      const last = boxes.at(-1)
      if (!dark) return
      if (last && row[column - 1]) last.width += module
      else boxes.push({ x: x + column * module, y: y + line * module, width: module, height: module })
    })
    return boxes
  })
}
