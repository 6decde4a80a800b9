import { damaged, unreadable, withPassword } from '../unreadable.ts'
import { type Binary, binary } from './binary.ts'
import type { Ole } from './ole.ts'

/** The parts of a document whose texts follow one another ([MS-DOC] 2.3), by where each begins and ends. */
type Part = 'body' | 'footnotes' | 'headers' | 'comments' | 'endnotes' | 'boxes'

/** A Word 97–2003 file, opened: its text, and where the properties of the text are. */
export interface DocFile {
  /** All parts one after the other; a place in it is a character position (CP). */
  text: string
  parts: Record<Part, { from: number; to: number }>
  /** The place in the WordDocument stream of the character at a position. */
  placeOf(position: number): number
  document: Binary
  data: Binary
  /** The structure of the table stream with this index in FibRgFcLcb97 ([MS-DOC] 2.5.6). */
  structure(index: number): Binary
  /** What lies behind that structure in the table stream. */
  behind(index: number): Binary
}

/** A run of characters that lie in a row in the stream ([MS-DOC] Pcd). */
interface Piece {
  from: number
  to: number
  place: number
  width: 1 | 2
}

const clxIndex = 33
/** The nFib of Word 97; earlier versions laid the file out otherwise. */
const word97 = 0xc1

/**
 * Opens the streams of a Word file ([MS-DOC] 2.4.1, Retrieving Text).
 * @throws ContentError where it has a password, is of an earlier Word, or is damaged
 */
export function openDoc(file: string, ole: Ole): DocFile {
  const outside = () => damaged(file, 'Word 文档')
  const stream = (name: string) => binary(ole.stream(name) ?? new Uint8Array(), outside)
  const document = stream('WordDocument')
  const [signature, version, flags] = [0, 2, 10].map((at) => document.u16(at))
  if (signature !== 0xa5ec || (version ?? 0) < word97)
    throw unreadable(file, '这是 Word 95 或更早的文档', '用 Word 或 WPS 打开它，另存为 .docx 再导入')
  if ((flags ?? 0) & 0x100) throw withPassword(file)
  const table = stream((flags ?? 0) & 0x200 ? '1Table' : '0Table')

  // FibBase and three lists, each behind the number of its entries of 2, 4 and 8 bytes ([MS-DOC] 2.5.1).
  const counts = 34 + document.u16(32) * 2 + 2
  const pairs = counts + document.u16(counts - 2) * 4 + 2
  const placeOf = (index: number) => document.u32(pairs + index * 8)
  const sizeOf = (index: number) => document.u32(pairs + index * 8 + 4)
  const structure = (index: number) => table.part(placeOf(index), sizeOf(index))
  const behind = (index: number) => {
    const end = placeOf(index) + sizeOf(index)
    return table.part(end, table.length - end)
  }
  const pieces = piecesOf(structure(clxIndex), document.length, outside)
  return {
    text: pieces.map((piece) => pieceText(piece, document)).join(''),
    parts: partsOf((index) => document.u32(counts + index * 4)),
    placeOf: (position) => placeIn(pieces, position),
    document,
    data: stream('Data'),
    structure,
    behind,
  }
}

/** Where the parts lie, by their lengths (FibRgLw97, [MS-DOC] 2.5.4). */
function partsOf(length: (index: number) => number): DocFile['parts'] {
  let from = 0
  const next = (index: number) => {
    const part = { from, to: from + length(index) }
    from = part.to
    return part
  }
  const [body, footnotes, headers, comments] = [next(3), next(4), next(5), next(7)]
  return { body, footnotes, headers, comments, endnotes: next(8), boxes: next(9) }
}

/** The piece table at the end of a Clx ([MS-DOC]), behind the properties of pieces that fast saves left. */
function piecesOf(clx: Binary, most: number, outside: () => Error): Piece[] {
  let at = 0
  while (clx.u8(at) === 1) at += 3 + clx.u16(at + 1)
  if (clx.u8(at) !== 2) throw outside()
  const plc = clx.part(at + 5, clx.u32(at + 1))
  const count = Math.floor((plc.length - 4) / 12)
  const pieces = Array.from({ length: count }, (_, index): Piece => {
    const [from, to] = [plc.u32(index * 4), plc.u32(index * 4 + 4)]
    const value = plc.u32((count + 1) * 4 + index * 8 + 2)
    const isCompressed = (value & 0x40000000) !== 0
    const place = value & 0x3fffffff
    return isCompressed ? { from, to, place: place >> 1, width: 1 } : { from, to, place, width: 2 }
  })
  const follow = pieces.every(({ from, to }, index) => from === (pieces[index - 1]?.to ?? 0) && to >= from)
  // No file has more characters than bytes; one that says so would fill the memory.
  if (!follow || (pieces.at(-1)?.to ?? 0) > most) throw outside()
  return pieces
}

function pieceText({ from, to, place, width }: Piece, document: Binary): string {
  const bytes = document.part(place, (to - from) * width).bytes()
  return new TextDecoder(width === 1 ? 'windows-1252' : 'utf-16le', { ignoreBOM: true }).decode(bytes)
}

function placeIn(pieces: readonly Piece[], position: number): number {
  let [first, last] = [0, pieces.length - 1]
  while (first < last) {
    const middle = Math.ceil((first + last) / 2)
    if ((pieces[middle]?.from ?? 0) <= position) first = middle
    else last = middle - 1
  }
  const { from = 0, place = 0, width = 1 } = pieces[first] ?? {}
  return place + (position - from) * width
}
