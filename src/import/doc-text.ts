import type { DocFile } from './doc-file.ts'
import { isOn, type Properties, readProperties } from './doc-properties.ts'
import { symbolCharacter } from './symbols.ts'

/** A paragraph of a Word file, with what its end mark says of tables. */
export interface DocParagraph {
  text: string
  /** Codes of the fields that ended in it. */
  codes: string[]
  /** Whether it is a line of the table of contents. */
  isContents: boolean
  /** In how many tables, one in the other, it lies. */
  depth: number
  ends: 'paragraph' | 'cell' | 'row'
  properties: Properties
}

/** A field that has begun and not yet ended ([MS-DOC] 2.8.25): its code, then what it shows. */
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
const [deleted, hidden, symbol] = [0x0800, 0x083c, 0x6a09]
/** Modifiers of paragraphs ([MS-DOC] 2.6.2). */
const [inTable, rowEnd, tableDepth, innerCell, innerRowEnd] = [0x2416, 0x2417, 0x6649, 0x244b, 0x244c]

/** Reads the paragraphs between two positions of the text ([MS-DOC] 2.4.2). */
export type ParagraphReader = (from: number, to: number) => DocParagraph[]

export function paragraphReader(doc: DocFile): ParagraphReader {
  const charactersAt = readProperties(doc, 'characters')
  const paragraphsAt = readProperties(doc, 'paragraphs')
  const contents = contentsStyles(doc)
  return (from, to) => {
    const fields: Field[] = []
    const paragraphs: DocParagraph[] = []
    let open = newParagraph(fields)
    for (let position = from; position < Math.min(to, doc.text.length); position++) {
      const character = doc.text[position] ?? ''
      if (paragraphEnds.has(character)) {
        const { style, properties } = paragraphsAt(doc.placeOf(position))
        const isContents = open.isContents || contents.has(style)
        paragraphs.push({ ...open, isContents, ...endOf(character, properties), properties })
        open = newParagraph(fields)
        continue
      }
      readCharacter(character, charactersAt(doc.placeOf(position)).properties, fields, open)
    }
    if (open.text !== '' || open.codes.length > 0) paragraphs.push(open)
    return paragraphs
  }
}

function newParagraph(fields: readonly Field[]): DocParagraph {
  const isContents = fields.some((field) => showsContents(field))
  return { text: '', codes: [], isContents, depth: 0, ends: 'paragraph', properties: new Map() }
}

function showsContents({ code, inCode }: Field): boolean {
  return !inCode && /^\s*TOC\b/.test(code)
}

function readCharacter(character: string, properties: Properties, fields: Field[], open: DocParagraph): void {
  const field = fields.at(-1)
  if (character === fieldBegin) fields.push({ code: '', inCode: true })
  else if (character === fieldSeparator && field) {
    field.inCode = false
    open.isContents ||= showsContents(field)
  } else if (character === fieldEnd && field) {
    fields.pop()
    open.codes.push(field.code)
  } else if (field?.inCode) field.code += character
  else if (!isOn(properties, deleted) && !isOn(properties, hidden)) open.text += shown(character, properties)
}

function shown(character: string, properties: Properties): string {
  const symbolCode = properties.get(symbol)?.u16(2)
  if (symbolCode !== undefined && character === '(') return symbolCharacter(undefined, symbolCode)
  return special[character] ?? (character < ' ' || character === '\x1f' ? '' : character)
}

/** What the mark at its end says ([MS-DOC] 2.4.3 and 2.4.4): cells of inner tables end with the mark of a paragraph. */
function endOf(mark: string, properties: Properties): Pick<DocParagraph, 'depth' | 'ends'> {
  const depth = properties.get(tableDepth)?.u32(0) ?? (isOn(properties, inTable) ? 1 : 0)
  const isRow = isOn(properties, depth > 1 ? innerRowEnd : rowEnd)
  const isCell = depth > 1 ? isOn(properties, innerCell) : mark === cellMark
  return { depth, ends: isRow ? 'row' : isCell ? 'cell' : 'paragraph' }
}

/** The built-in styles of lines of a table of contents (sti, [MS-DOC] 2.9.260), by their indexes in this file's style sheet. */
function contentsStyles({ structure }: DocFile): Set<number> {
  const sheet = structure(1)
  const found = new Set<number>()
  if (sheet.length < 4) return found
  const count = sheet.u16(2)
  let at = 2 + sheet.u16(0)
  for (let index = 0; index < count && at + 2 <= sheet.length; index++) {
    const size = sheet.u16(at)
    const builtIn = size >= 2 ? sheet.u16(at + 2) & 0xfff : 0
    if (builtIn >= 19 && builtIn <= 27) found.add(index)
    at += 2 + size + (size % 2)
  }
  return found
}
