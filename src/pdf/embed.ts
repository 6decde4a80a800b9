import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type PDFDocument from 'pdfkit'
import type { Reference } from 'pdfkit'
import type { Face } from './face.ts'
import { subset } from './subset.ts'

/** A face inside one document: gives character codes as they are used, and writes the font once all are known. */
export interface Embedded {
  /** The name under which page resources know it. */
  id: string
  reference: Reference
  /** The text as a hexadecimal string operand. */
  encode(text: string): string
  /** Writes the font objects; nothing may be encoded after. */
  finish(): void
}

/**
 * Embeds a face as a Type 0 font (ISO 32000-1, 9.7) with one code per character. Two characters that share a glyph,
 * such as 人 and the radical ⼈, so keep a code each, and copy out of the PDF as what they are.
 */
export function embed(document: PDFDocument, face: Face, id: string): Embedded {
  /** Each character's code, as four hexadecimal digits. */
  const codes = new Map<string, string>()
  const characters: string[] = []
  const reference = document.ref({})
  return {
    id,
    reference,
    encode(text) {
      let operand = '<'
      for (const character of text) {
        let code = codes.get(character)
        if (code === undefined) {
          code = hex(characters.push(character))
          codes.set(character, code)
        }
        operand += code
      }
      return `${operand}>`
    },
    finish: () => writeFont(document, face, characters, reference),
  }
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0')
}

function writeFont(document: PDFDocument, face: Face, characters: readonly string[], reference: Reference) {
  const { sfnt } = face
  const { glyphs, tag, length, program, unicode } = fontData(face, characters)
  const scale = (units: number) => Math.round((units * 1000) / sfnt.unitsPerEm)
  const name = `${tag}+${face.postscriptName}`
  const descriptor = object(document, {
    Type: 'FontDescriptor',
    FontName: name,
    Flags: 4,
    FontBBox: sfnt.bbox.map(scale),
    ItalicAngle: 0,
    Ascent: scale(sfnt.ascent),
    Descent: scale(sfnt.descent),
    CapHeight: scale(sfnt.capHeight),
    StemV: 0,
    FontFile2: deflated(document, { Length1: length }, program),
  })
  const descendant = object(document, {
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    W: [0, glyphs.map((glyph) => scale(sfnt.metrics(glyph).advance))],
    CIDToGIDMap: 'Identity',
  })
  Object.assign(reference.data, {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: name,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: deflated(document, {}, unicode),
  })
  reference.end()
}

/** What a font of certain characters is made of; the streams are compressed. */
interface FontData {
  glyphs: number[]
  tag: string
  /** Of the font program before compression. */
  length: number
  program: Uint8Array
  unicode: Uint8Array
}

/** The labels of a form are the same on sheet after sheet, so that the fonts of the last few documents are kept. */
const recent = new Map<string, FontData>()
const kept = 24

function fontData(face: Face, characters: readonly string[]): FontData {
  const key = `${face.name} ${characters.join('')}`
  const known = recent.get(key)
  if (known) {
    recent.delete(key)
    recent.set(key, known)
    return known
  }
  const glyphs = [0, ...characters.map((character) => face.glyph(character))]
  const program = subset(face.sfnt, glyphs)
  const level = face.name === 'hei' ? thorough : quick
  const made: FontData = {
    glyphs,
    tag: subsetTag(program),
    length: program.length,
    program: deflate(program, level),
    unicode: deflate(Buffer.from(toUnicode(characters)), level),
  }
  recent.set(key, made)
  const [oldest] = recent.keys()
  if (recent.size > kept && oldest !== undefined) recent.delete(oldest)
  return made
}

/**
 * Titles and running text differ from sheet to sheet, so their fonts are compressed each time: two thirds of the time of the
 * default level for two hundredths more bytes; the level below takes longer and saves less. Labels are the same on many sheets: worth compressing well, once.
 */
const [quick, thorough] = [2, 9]

function deflate(data: Uint8Array, level: number): Uint8Array {
  return deflateSync(data, { level, memLevel: 9, chunkSize: 1 << 16 })
}

/** Six letters that tell subsets of one font apart (ISO 32000-1, 9.6.4): from the content, so that bytes repeat. */
function subsetTag(program: Buffer): string {
  const digest = createHash('sha256').update(program).digest()
  return [...digest.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('')
}

function object(document: PDFDocument, data: Record<string, unknown>): Reference {
  const reference = document.ref(data)
  reference.end()
  return reference
}

/** A stream that is compressed already; pdfkit leaves alone what says so. */
function deflated(document: PDFDocument, data: Record<string, unknown>, content: Uint8Array): Reference {
  const reference = document.ref({ ...data, Filter: 'FlateDecode' })
  reference.end(content)
  return reference
}

/** The CMap that lets readers copy and search (ISO 32000-1, 9.10.3); at most 100 entries a section. */
function toUnicode(characters: readonly string[]): string {
  const entries = characters.map(
    (character, index) =>
      `<${hex(index + 1)}> <${character
        .split('')
        .map((unit) => hex(unit.charCodeAt(0)))
        .join('')}>`,
  )
  const sections: string[] = []
  for (let i = 0; i < entries.length; i += 100) {
    const section = entries.slice(i, i + 100)
    sections.push(`${section.length} beginbfchar\n${section.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${sections.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}
