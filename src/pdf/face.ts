import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Font } from 'fontkit'
import { readSfnt, type Sfnt } from './sfnt.ts'

/**
 * The typefaces of official documents (GB/T 9704—2012 names styles, not vendors) and the free fonts that stand in for
 * them. No 仿宋 or 楷体 for simplified Chinese can be had from npm as a whole font, so 宋体 stands for 仿宋 and its bold
 * for 楷体. To use other TrueType fonts, name their files here.
 */
const files = {
  /** 仿宋, 宋体: running text and what is filled in. */
  song: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  /** 小标宋, 楷体: titles. */
  title: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  /** 黑体: labels and first-level headings. */
  hei: '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
} as const

export type FaceName = keyof typeof files
export const faceNames = Object.keys(files).filter((name): name is FaceName => name in files)

/** A font as layout sees it: characters with widths. */
export interface Face {
  name: FaceName
  postscriptName: string
  sfnt: Sfnt
  has(character: string): boolean
  /** The glyph of a character, in its form for simplified Chinese. */
  glyph(character: string): number
  /** Width of a character in em. */
  width(character: string): number
}

const open = new Map<FaceName, Face>()

/** The face of that name, read once per process. */
export function face(name: FaceName): Face {
  let found = open.get(name)
  if (!found) {
    found = readFace(name)
    open.set(name, found)
  }
  return found
}

function readFace(name: FaceName): Face {
  const data = readFileSync(join(process.cwd(), 'node_modules', files[name]))
  const font = create(data)
  if (!isFont(font)) throw new Error(`${files[name]} is a collection, not a font`)
  const sfnt = readSfnt(data)
  const glyphs = new Map<string, { id: number; width: number }>()
  const shape = (character: string) => {
    let found = glyphs.get(character)
    if (!found) {
      // Shaping applies the font's own `locl` forms: without it the dash of 19—20 is too short in Noto SC.
      const id = font.layout(character, undefined, 'hani', 'ZHS ').glyphs[0]?.id ?? 0
      found = { id, width: sfnt.metrics(id).advance / sfnt.unitsPerEm }
      glyphs.set(character, found)
    }
    return found
  }
  return {
    name,
    postscriptName: font.postscriptName,
    sfnt,
    has: (character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    glyph: (character) => shape(character).id,
    width: (character) => shape(character).width,
  }
}

function isFont(font: ReturnType<typeof create>): font is Font {
  return 'layout' in font
}

/** Width of a text in points. */
export function textWidth(face: Face, size: number, text: string): number {
  let width = 0
  for (const character of text) width += face.width(character)
  return width * size
}

const printable = new Map<string, boolean>()

/** The characters of a text that not every face has, each once. Line ends are not printed, so they don't count. */
export function missingCharacters(text: string): string[] {
  return [...new Set(text)].filter((character) => {
    if (character === '\n') return false
    let known = printable.get(character)
    if (known === undefined) {
      known = faceNames.every((name) => face(name).has(character))
      printable.set(character, known)
    }
    return !known
  })
}
