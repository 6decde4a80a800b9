import { createHash } from 'node:crypto'
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
  const codes = new Map<string, number>()
  const characters: string[] = []
  const reference = document.ref({})
  const code = (character: string): number => {
    let found = codes.get(character)
    if (found === undefined) {
      found = characters.push(character)
      codes.set(character, found)
    }
    return found
  }
  return {
    id,
    reference,
    encode: (text) => `<${[...text].map((character) => hex(code(character))).join('')}>`,
    finish: () => writeFont(document, face, characters, reference),
  }
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0')
}

function writeFont(document: PDFDocument, face: Face, characters: readonly string[], reference: Reference) {
  const { sfnt } = face
  const glyphs = [0, ...characters.map((character) => face.glyph(character))]
  const program = subset(sfnt, glyphs)
  const scale = (units: number) => Math.round((units * 1000) / sfnt.unitsPerEm)
  const name = `${tag(program)}+${face.postscriptName}`
  const file = stream(document, { Length1: program.length }, program)
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
    FontFile2: file,
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
    ToUnicode: stream(document, {}, toUnicode(characters)),
  })
  reference.end()
}

/** Six letters that tell subsets of one font apart (ISO 32000-1, 9.6.4): from the content, so that bytes repeat. */
function tag(program: Buffer): string {
  const digest = createHash('sha256').update(program).digest()
  return [...digest.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('')
}

function object(document: PDFDocument, data: Record<string, unknown>): Reference {
  const reference = document.ref(data)
  reference.end()
  return reference
}

function stream(
  document: PDFDocument,
  data: Record<string, unknown>,
  content: string | Uint8Array,
): Reference {
  const reference = document.ref(data)
  reference.end(content)
  return reference
}

/** The CMap that lets readers copy and search (ISO 32000-1, 9.10.3); at most 100 entries a section. */
function toUnicode(characters: readonly string[]): string {
  const entries = characters.map(
    (character, index) =>
      `<${hex(index + 1)}> <${Buffer.from(character, 'utf16le').swap16().toString('hex')}>`,
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
