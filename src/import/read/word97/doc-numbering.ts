import { type List, type ListLevel, listCounter } from '../word/list-counter.ts'
import type { Binary } from './binary.ts'
import type { DocFile } from './doc-file.ts'
import type { Properties } from './doc-properties.ts'
import { type DocStyle, styleOperand } from './doc-styles.ts'

/** Modifiers of paragraphs: which list, and at which of its levels ([MS-DOC] 2.6.2). */
const [listOf, levelOf] = [0x460b, 0x260a]

/** The formats of numbers in the order of MSONFC ([MS-OSHARED] 2.2.1.3), as far as Chinese documents use them. */
const formats =
  `decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago ideographDigital japaneseCounting
  aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth
  aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen
  decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac ideographZodiacTraditional
  taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified
  chineseCountingThousand`.split(/\s+/)

/** Gives each numbered paragraph of a document, in order, the number that Word prints before it. */
export type DocNumberer = (style: number, properties: Properties) => string

export function docNumberer(doc: DocFile, styles: ReadonlyMap<number, DocStyle>): DocNumberer {
  const count = listCounter(readLists(doc))
  return (style, properties) => {
    const list = (properties.get(listOf) ?? styleOperand(styles, style, listOf))?.u16(0) ?? 0
    const level = (properties.get(levelOf) ?? styleOperand(styles, style, levelOf))?.u8(0) ?? 0
    return list === 0 ? '' : count(String(list), level)
  }
}

/** Reads on through structures that follow one another. */
interface Cursor {
  bytes: Binary
  at: number
}

/** The lists by their numbers, which count from 1 (PlfLfo and LFO, [MS-DOC]). */
function readLists(doc: DocFile): Map<string, List> {
  const bytes = doc.structure(74)
  if (bytes.length < 4) return new Map()
  const definitions = readDefinitions(doc)
  const count = bytes.u32(0)
  const cursor = { bytes, at: 4 + count * 16 }
  const lists = new Map<string, List>()
  for (let index = 0; index < count; index++) {
    const [definition, overrides] = [String(bytes.u32(4 + index * 16)), bytes.u8(4 + index * 16 + 12)]
    const levels = new Map(definitions.get(definition))
    const restarted: number[] = []
    cursor.at += 4
    for (let override = 0; override < overrides; override++) {
      const [start, flags] = [bytes.u32(cursor.at), bytes.u32(cursor.at + 4)]
      cursor.at += 8
      const at = flags & 0xf
      if (flags & 0x20) levels.set(at, readLevel(cursor))
      const level = levels.get(at)
      if ((flags & 0x10) === 0 || !level) continue
      if ((flags & 0x20) === 0) levels.set(at, { ...level, start })
      restarted.push(at)
    }
    lists.set(String(index + 1), { definition, levels, restarted })
  }
  return lists
}

/** List definitions by their ids: a PlfLst, and behind it the levels of each (LSTF, [MS-DOC]). */
function readDefinitions(doc: DocFile): Map<string, Map<number, ListLevel>> {
  const bytes = doc.structure(73)
  const cursor = { bytes: doc.behind(73), at: 0 }
  const found = new Map<string, Map<number, ListLevel>>()
  for (let index = 0; bytes.length > 0 && index < bytes.u16(0); index++) {
    const at = 2 + index * 28
    const isSimple = (bytes.u8(at + 26) & 1) === 1
    const levels = Array.from({ length: isSimple ? 1 : 9 }, (_, level) => [level, readLevel(cursor)] as const)
    found.set(String(bytes.u32(at)), new Map(levels))
  }
  return found
}

/** An LVL ([MS-DOC]): its text has the index of a level where that level's number stands. */
function readLevel(cursor: Cursor): ListLevel {
  const { bytes, at } = cursor
  const text = at + 28 + bytes.u8(at + 24) + bytes.u8(at + 25)
  const length = bytes.u16(text)
  cursor.at = text + 2 + length * 2
  const characters = Array.from({ length }, (_, index) => bytes.u16(text + 2 + index * 2))
  return {
    start: bytes.u32(at),
    format: formats[bytes.u8(at + 4)] ?? 'none',
    text: characters.map((code) => (code < 9 ? `%${code + 1}` : String.fromCharCode(code))).join(''),
    isLegal: (bytes.u8(at + 5) & 4) !== 0,
  }
}
