import { openSync, readSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import { extendable, partsOf } from './derive.ts'
import { readSfnt, type Sfnt, writeSfnt } from './sfnt.ts'

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
const faceNames = Object.keys(files).filter((name): name is FaceName => name in files)

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
  /** The widths by UTF-16 unit, of those that were asked for; -1 of others. Texts are measured by the million characters. */
  widths: Float64Array
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
  const sfnt = extendable(openFont(fileURLToPath(import.meta.resolve(files[name]))))
  const font = shaper(sfnt)
  const glyphs = new Map<string, { id: number; width: number }>()
  const shape = (character: string): { id: number; width: number } => {
    let found = glyphs.get(character)
    if (!found) {
      // Shaping applies the font's own `locl` forms: without it the dash of 19—20 is too short in Noto SC.
      const id = hasOwn(character)
        ? (font.layout(character, undefined, 'hani', 'ZHS ').glyphs[0]?.id ?? 0)
        : derived(character)
      found = { id, width: sfnt.metrics(id).advance / sfnt.unitsPerEm }
      glyphs.set(character, found)
    }
    return found
  }
  const hasOwn = (character: string) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)
  const derived = (character: string) => {
    const parts = partsOf(character)
    return parts ? sfnt.add(parts.map((part) => ({ part, glyph: shape(part.character).id }))) : 0
  }
  return {
    name,
    postscriptName: font.postscriptName,
    sfnt,
    has: (character) =>
      hasOwn(character) || (partsOf(character)?.every((part) => hasOwn(part.character)) ?? false),
    glyph: (character) => shape(character).id,
    width: (character) => shape(character).width,
    widths: new Float64Array(0x10000).fill(-1),
  }
}

/** The file stays open for the life of the process: outlines are read from it as they are needed. */
function openFont(path: string): Sfnt {
  const file = openSync(path, 'r')
  return readSfnt((offset, length) => {
    const bytes = Buffer.alloc(length)
    readSync(file, bytes, 0, length, offset)
    return bytes
  })
}

const shapingTables = ['GDEF', 'GPOS', 'GSUB', 'OS/2', 'cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'post']

/** A font for fontkit that maps and shapes characters, without the outlines, which are nine tenths of the file. */
function shaper(sfnt: Sfnt): Font {
  const tables = shapingTables.flatMap((tag): [string, Buffer][] => {
    const table = sfnt.table(tag)
    return table ? [[tag, table]] : []
  })
  const font = create(writeSfnt([...tables, ['glyf', Buffer.alloc(4)], ['loca', Buffer.alloc(4)]]))
  if (!isFont(font)) throw new Error('a collection of fonts is not one font')
  return font
}

function isFont(font: ReturnType<typeof create>): font is Font {
  return 'layout' in font
}

/** Width of a text in points. */
export function textWidth(face: Face, size: number, text: string): number {
  const { widths } = face
  let width = 0
  for (let at = 0; at < text.length; at++) {
    const known = widths[text.charCodeAt(at)]
    if (known !== undefined && known >= 0) {
      width += known
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const own = face.width(character)
    if (character.length === 1) widths[text.charCodeAt(at)] = own
    else at++
    width += own
  }
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
