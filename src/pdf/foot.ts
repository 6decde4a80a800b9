import { encode } from 'uqr'
import { type Address, canonical, verify } from '../model/address.ts'
import type { AttachedFile } from './attach.ts'
import { breakLines, type Line } from './break.ts'
import { face, textWidth } from './face.ts'
import {
  addElement,
  type Box,
  type Element,
  type Figure,
  mm,
  type Page,
  type Paper,
  type Run,
} from './page-layout.ts'

/** What a document was made from, and what leads from paper back to the web. */
export interface DocumentSource {
  records: readonly AttachedFile[]
  /** SHA-256 of the records, in hexadecimal; it tells one edition from another. */
  digest: string
  /** Address of the page that says the same, where the site has one. */
  url?: string
  /** Where a reader of the paper is told whether it is still current, where the site has an address. */
  verification?: string
  /** What a reader of the paper must know of it. */
  note?: string
  /** When it came to be published and was last corrected, as far as the site's history tells. */
  published?: Date
  corrected?: Date
}

/** What leads from a document back to the web; nothing does where the site does not know its address. */
export function waysBack(
  site: string | undefined,
  page: Address,
  digest: string,
): Pick<DocumentSource, 'url' | 'verification'> {
  const [url, check] = [canonical(site, page), canonical(site, verify)]
  return url === undefined || check === undefined ? {} : { url, verification: `${check}#${codeOf(digest)}` }
}

/** The 校验码: as much of a digest as somebody can type. */
function codeOf(digest: string): string {
  return digest.slice(0, 32)
}

const side = 21 * mm
const bottom = 7 * mm
/** One size for all that stands there, page number and all. */
const style = { size: 8, leading: 11 } as const
/** Room for the code with the blank margin above it. */
const code = { room: 19 * mm, gap: 3 * mm } as const
/** A code's modules need a blank margin four of them wide (ISO/IEC 18004). */
const quiet = 4
const addressLabel = '网页版：'

/**
 * Sets the foot of a document: on its first page a note, the web page's address, and a QR code that leads to where it is verified; on
 * every page the records' digest and, where there are several, the page's number.
 */
export function setFoot(
  pages: readonly Page[],
  parent: Element,
  { note, url, verification, digest }: DocumentSource,
) {
  pages.forEach((page, index) => {
    const isFirst = index === 0
    const line = (text: string, y: number, x = side): Run => ({ face: 'song', size: style.size, x, y, text })
    const base = page.paper.height - bottom - 2
    const check = [line(`校验码：${codeOf(digest)}`, base)]
    if (isFirst) setAddress(page, parent, base - style.leading, note, url)
    page.marks.push({ runs: check, ...(isFirst && { element: addElement(parent, 'P') }) })
    if (isFirst && verification) page.figures.push(qrCode(page.paper, parent, verification))
    if (pages.length === 1) return
    const number = `第 ${index + 1} 页，共 ${pages.length} 页`
    const x = (page.paper.width - textWidth(face('song'), style.size, number)) / 2
    page.marks.push({ runs: [line(number, base, x)] })
  })
}

/** Sets note and address in lines that end at the baseline `base`. */
function setAddress(page: Page, parent: Element, base: number, note?: string, url?: string) {
  const width = page.paper.width - 2 * side - (url ? code.room + code.gap : 0)
  const broken = (text: string) => breakLines(text, { face: face('song'), size: style.size, width })
  const noteLines = note ? broken(note) : []
  const addressLines = url ? broken(addressLabel + url) : []
  let y = base - (noteLines.length + addressLines.length - 1) * style.leading
  const next = (text: string, x = side): Run => ({ face: 'song', size: style.size, x, y, text })
  const set = (lines: readonly Line[]) =>
    lines.map(({ text }) => {
      const run = next(text)
      y += style.leading
      return run
    })
  if (noteLines.length > 0) page.marks.push({ element: addElement(parent, 'P'), runs: set(noteLines) })
  if (!url) return
  const paragraph = addElement(parent, 'P')
  const label = addElement(paragraph, 'Span')
  const link = addElement(paragraph, 'Link')
  const labelWidth = textWidth(face('song'), style.size, addressLabel)
  const runs = set(addressLines).map(
    (run, index): Run =>
      index > 0 ? run : { ...run, x: run.x + labelWidth, text: run.text.slice(addressLabel.length) },
  )
  const [first] = runs
  if (first) page.marks.push({ element: label, runs: [{ ...first, x: side, text: addressLabel }] })
  page.marks.push({ element: link, runs })
  for (const { x, y, text } of runs)
    page.links.push({
      x,
      y: y - style.size,
      width: textWidth(face('song'), style.size, text),
      height: style.leading,
      target: { url },
      description: `网页版 ${url}`,
      element: link,
    })
}

/** An address as a QR code. One mask will do: trying all eight takes several times as long. */
function qrCode(paper: Paper, parent: Element, url: string): Figure {
  const rows = encode(url, { ecc: 'M', border: 0, maskPattern: 2, boostEcc: false }).data
  const scale = code.room / (rows.length + quiet)
  const size = scale * rows.length
  const x = paper.width - side - size
  const y = paper.height - bottom - size
  const element = addElement(parent, 'Figure')
  element.figure = {
    paper,
    alternative: `二维码，核验这份文件：${url}`,
    box: { x, y, width: size, height: size },
  }
  return { element, x, y, scale, boxes: darkBoxes(rows) }
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
