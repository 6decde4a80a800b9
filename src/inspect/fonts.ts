import { readSfnt } from '../pdf/sfnt.ts'
import { readToUnicode } from './content-stream.ts'
import type { Dictionary, Objects } from './objects.ts'

/** A font of the file: what is wrong with it, and how its codes read. */
export interface InspectedFont {
  problems: string[]
  unicode: Map<number, string>
}

/** Checks a Type 0 font by ISO 19005-3, 6.2.11: embedded, widths as in the font file, every code mapped to Unicode. */
export function inspectFont(objects: Objects, font: Dictionary): InspectedFont {
  const name = String(font['/BaseFont'])
  const problems: string[] = []
  const cmap = objects.stream(font['/ToUnicode'])
  if (!cmap) problems.push(`${name} has no ToUnicode map`)
  const unicode = readToUnicode(cmap?.toString('latin1') ?? '')
  const descendant = objects.dictionary(objects.array(font['/DescendantFonts'])[0])
  const descriptor = objects.dictionary(descendant['/FontDescriptor'])
  const program = objects.stream(descriptor['/FontFile2'])
  if (!program) return { problems: [...problems, `${name} is not embedded`], unicode }
  if (!/^\/[A-Z]{6}\+/.test(name)) problems.push(`${name} does not say that it is a subset`)
  if (descendant['/CIDToGIDMap'] !== '/Identity') problems.push(`${name} has no CIDToGIDMap`)
  problems.push(...checkWidths(objects, descendant, program, name))
  for (const [code, text] of unicode)
    if (/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\uFFFD]/u.test(text))
      problems.push(`${name}: code ${code} reads as no character`)
  return { problems, unicode }
}

function checkWidths(objects: Objects, descendant: Dictionary, program: Buffer, name: string): string[] {
  const [first, list] = objects.array(descendant['/W'])
  const widths = objects.array(list)
  const sfnt = readSfnt((offset, length) => program.subarray(offset, offset + length))
  const wrong = widths.some((width, index) => {
    const { advance } = sfnt.metrics(Number(first) + index)
    return Math.abs(Number(width) - (advance * 1000) / sfnt.unitsPerEm) > 1
  })
  return wrong ? [`${name}: widths differ from those of the font file`] : []
}
