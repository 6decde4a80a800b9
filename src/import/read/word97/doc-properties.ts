import type { Binary } from './binary.ts'
import type { DocFile } from './doc-file.ts'

/** What sets the properties of a run of text: operands by the code of their modifier (sprm, [MS-DOC] 2.6). */
export type Properties = ReadonlyMap<number, Binary>

/** Paragraphs or runs of characters that share properties, by their places in the WordDocument stream. */
interface PropertyRun {
  from: number
  to: number
  /** The paragraph style's index. */
  style: number
  properties: Properties
}

const none: PropertyRun = { from: 0, to: 0, style: 0, properties: new Map() }

/** Finds the properties of the character at a place in the stream. */
export type PropertiesAt = (place: number) => PropertyRun

const pageSize = 512
const hugePapx = [0x6645, 0x6646]

/**
 * The properties of paragraphs or of characters, from their formatted disk pages ([MS-DOC] 2.4.6.1 and 2.4.6.2).
 */
export function readProperties(doc: DocFile, kind: 'characters' | 'paragraphs'): PropertiesAt {
  const plc = doc.structure(kind === 'characters' ? 12 : 13)
  const count = Math.max(0, Math.floor((plc.length - 4) / 8))
  const pages = Array.from({ length: count }, (_, index) => plc.u32((count + 1 + index) * 4) & 0x3fffff)
  const runs = [...new Set(pages)]
    .flatMap((page) => readPage(doc, doc.document.part(page * pageSize, pageSize), kind))
    .sort((a, b) => a.from - b.from)
  let at = 0
  return (place) => {
    // Most often the same run as before, or the next.
    const isHere = (index: number) => (runs[index]?.from ?? 0) <= place && place < (runs[index]?.to ?? 0)
    if (!isHere(at)) at = isHere(at + 1) ? at + 1 : lastFrom(runs, place)
    return isHere(at) ? (runs[at] ?? none) : none
  }
}

function lastFrom(runs: readonly PropertyRun[], place: number): number {
  let [first, last] = [0, runs.length - 1]
  while (first < last) {
    const middle = Math.ceil((first + last) / 2)
    if ((runs[middle]?.from ?? 0) <= place) first = middle
    else last = middle - 1
  }
  return first
}

/** A ChpxFkp or PapxFkp ([MS-DOC]): bounds of runs, then where each one's properties are. */
function readPage(doc: DocFile, page: Binary, kind: 'characters' | 'paragraphs'): PropertyRun[] {
  const count = page.u8(pageSize - 1)
  const entrySize = kind === 'characters' ? 1 : 13
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [page.u32(index * 4), page.u32(index * 4 + 4)]
    const at = page.u8((count + 1) * 4 + index * entrySize) * 2
    if (at === 0) return { ...none, from, to }
    if (kind === 'characters')
      return { from, to, style: 0, properties: readSprms(page.part(at + 1, page.u8(at))) }
    const isLong = page.u8(at) === 0
    const papx = isLong ? page.part(at + 2, page.u8(at + 1) * 2) : page.part(at + 1, page.u8(at) * 2 - 1)
    const style = papx.u16(0)
    return { from, to, style, properties: withHuge(doc, readSprms(papx.part(2, papx.length - 2))) }
  })
}

/** Properties too long for the page are in the Data stream (sprmPHugePapx, [MS-DOC] 2.6.2). */
function withHuge({ data }: DocFile, properties: Properties): Properties {
  const place = hugePapx.flatMap((code) => properties.get(code) ?? [])[0]?.u32(0)
  if (place === undefined) return properties
  return readSprms(data.part(place + 2, data.u16(place)))
}

/** The size of operands by the highest three bits of a code ([MS-DOC] 2.2.5.1); 0 where the operand says its own. */
const operandSizes = [1, 1, 2, 4, 2, 2, 0, 3]
const defTable = 0xd608
const changeTabs = 0xc615

/** The modifiers of a grpprl up to one that is cut off; where one occurs twice, the later holds. */
export function readSprms(grpprl: Binary): Map<number, Binary> {
  const found = new Map<number, Binary>()
  let at = 0
  while (at + 2 < grpprl.length) {
    const code = grpprl.u16(at)
    at += 2
    const fixed = operandSizes[code >> 13] ?? 0
    const [head, size] =
      fixed > 0
        ? [0, fixed]
        : code === defTable
          ? [2, grpprl.u16(at) - 1]
          : [1, code === changeTabs && grpprl.u8(at) === 255 ? tabsSize(grpprl, at + 1) : grpprl.u8(at)]
    if (size < 0 || at + head + size > grpprl.length) break
    found.set(code, grpprl.part(at + head, size))
    at += head + size
  }
  return found
}

/** PChgTabsOperand ([MS-DOC]) where it is too long for a size of one byte. */
function tabsSize(grpprl: Binary, at: number): number {
  const deleted = grpprl.u8(at) * 4
  return 1 + deleted + 1 + grpprl.u8(at + 1 + deleted) * 3
}

/** A property that is on or off; characters may say that it is as in their style, or not. */
export function isOn(properties: Properties, code: number): boolean {
  const value = properties.get(code)?.u8(0) ?? 0
  return value === 1 || value === 0x81
}
