import { symbolCharacter } from '../../../model/symbol-font.ts'
import type { PartKind } from '../../document-parts.ts'
import { isWhite, type Look, runText, smallestSize } from '../run-text.ts'
import type { DocFile } from './doc-file.ts'
import { readFonts } from './doc-fonts.ts'
import { docNumberer } from './doc-numbering.ts'
import { isOn, type Properties, readProperties } from './doc-properties.ts'
import { isContentsStyle, readStyles } from './doc-styles.ts'

/** A paragraph of a Word file, with what its end mark says of tables. */
export interface DocParagraph {
  text: string
  /** Codes of the fields that ended in it. */
  codes: string[]
  /** What is no content, or not read. */
  notices: { kind: PartKind; says: string }[]
  /** Whether it is a line of the table of contents. */
  isContents: boolean
  /** In how many tables, one in the other, it lies. */
  depth: number
  ends: 'paragraph' | 'cell' | 'row'
  properties: Properties
}

/** A field that has begun and not yet ended ([MS-DOC] FLD): its code, then what it shows. */
interface Field {
  code: string
  inCode: boolean
}

const [fieldBegin, fieldSeparator, fieldEnd] = ['\x13', '\x14', '\x15']
const cellMark = '\x07'
const paragraphEnds = new Set(['\r', '\f', cellMark])

/** Characters that are not what they look like ([MS-DOC] 2.4.1, 2.6.1); others below a space stand for objects and show no text. */
const special: Readonly<Record<string, string>> = { '\t': ' ', '\v': '\n', '\x1e': '-', '\xa0': ' ' }

/** Modifiers of characters ([MS-DOC] 2.6.1). */
const [deleted, hidden, symbol, font] = [0x0800, 0x083c, 0x6a09, 0x4a4f]
const [struck, struckTwice, shift, colour, colourIndex, size, shade, highlight] = [
  0x0837, 0x2a53, 0x2a48, 0x6870, 0x2a42, 0x4a43, 0xca71, 0x2a0c,
]
/** White among the colours of earlier Words ([MS-DOC] Ico). */
const whiteIndex = 8
/** Stands where a picture or an embedded object is. */
const objectMark = '\x01'
/** Modifiers of paragraphs ([MS-DOC] 2.6.2). */
const [inTable, rowEnd, tableDepth, innerCell, innerRowEnd] = [0x2416, 0x2417, 0x6649, 0x244b, 0x244c]

/** Reads the paragraphs between two positions of the text ([MS-DOC] 2.4.2). */
export type ParagraphReader = (from: number, to: number) => DocParagraph[]

export function paragraphReader(doc: DocFile): ParagraphReader {
  const charactersAt = readProperties(doc, 'characters')
  const paragraphsAt = readProperties(doc, 'paragraphs')
  const styles = readStyles(doc)
  const number = docNumberer(doc, styles)
  const fonts = readFonts(doc)
  return (from, to) => {
    const fields: Field[] = []
    const paragraphs: DocParagraph[] = []
    let open = newParagraph(fields)
    for (let position = from; position < Math.min(to, doc.text.length); position++) {
      const character = doc.text[position] ?? ''
      if (paragraphEnds.has(character)) {
        const { style, properties } = paragraphsAt(doc.placeOf(position))
        const isContents = open.isContents || isContentsStyle(styles.get(style))
        const text = number(style, properties) + open.text
        paragraphs.push({ ...open, text, isContents, ...endOf(character, properties), properties })
        open = newParagraph(fields)
        continue
      }
      const { properties } = charactersAt(doc.placeOf(position))
      readCharacter({ character, properties, fonts }, fields, open)
    }
    if (open.text !== '' || open.codes.length > 0 || open.notices.length > 0) paragraphs.push(open)
    return paragraphs
  }
}

function newParagraph(fields: readonly Field[]): DocParagraph {
  const isContents = fields.some((field) => showsContents(field))
  return { text: '', codes: [], notices: [], isContents, depth: 0, ends: 'paragraph', properties: new Map() }
}

function showsContents({ code, inCode }: Field): boolean {
  return !inCode && /^\s*TOC\b/.test(code)
}

interface Character {
  character: string
  properties: Properties
  fonts: readonly string[]
}

function readCharacter(said: Character, fields: Field[], open: DocParagraph): void {
  const { character, properties } = said
  const field = fields.at(-1)
  if (character === fieldBegin) fields.push({ code: '', inCode: true })
  else if (character === fieldSeparator && field) {
    field.inCode = false
    open.isContents ||= showsContents(field)
  } else if (character === fieldEnd && field) {
    fields.pop()
    open.codes.push(field.code)
  } else if (field?.inCode) field.code += character
  else if (!isOn(properties, deleted)) {
    const notice = (kind: PartKind, says: string) => open.notices.push({ kind, says })
    // The same mark stands for both; an object is shown as a picture of itself.
    if (character === objectMark) notice('picture', '')
    open.text += runText(shown(said), lookOf(properties), notice)
  }
}

function lookOf(properties: Properties): Look {
  if (properties.size === 0) return {}
  const position = properties.get(shift)?.u8(0)
  const isOnShade = properties.has(shade) || properties.has(highlight)
  return {
    isHidden: isOn(properties, hidden),
    isStruck: isOn(properties, struck) || isOn(properties, struckTwice),
    isFaint:
      (properties.get(size)?.u16(0) ?? 24) / 2 <= smallestSize || (!isOnShade && isWhiteText(properties)),
    shift: position === 1 ? 'raised' : position === 2 ? 'lowered' : undefined,
  }
}

function isWhiteText(properties: Properties): boolean {
  const exact = properties.get(colour)?.u32(0)
  if (exact === undefined) return properties.get(colourIndex)?.u8(0) === whiteIndex
  return exact >> 24 === 0 && isWhite((exact & 0xffffff).toString(16).padStart(6, '0'))
}

/** Signs of symbol fonts stand under codes of the fonts' own, or as a bracket with the sign among its properties. */
function shown({ character, properties, fonts }: Character): string {
  const sign = properties.get(symbol)
  if (sign && character === '(') return symbolCharacter(fonts[sign.u16(0)], sign.u16(2))
  if (character >= '\uf020' && character <= '\uf0ff')
    return symbolCharacter(fonts[properties.get(font)?.u16(0) ?? 0], character.charCodeAt(0))
  return special[character] ?? (character < ' ' || character === '\x1f' ? '' : character)
}

/** What the mark at its end says ([MS-DOC] 2.4.3 and 2.4.4): cells of inner tables end with the mark of a paragraph. */
function endOf(mark: string, properties: Properties): Pick<DocParagraph, 'depth' | 'ends'> {
  const depth = properties.get(tableDepth)?.u32(0) ?? (isOn(properties, inTable) ? 1 : 0)
  const isRow = isOn(properties, depth > 1 ? innerRowEnd : rowEnd)
  const isCell = depth > 1 ? isOn(properties, innerCell) : mark === cellMark
  return { depth, ends: isRow ? 'row' : isCell ? 'cell' : 'paragraph' }
}
