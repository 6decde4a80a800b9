import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { isWhite, smallestSize } from '../run-text.ts'
import { type Box, isOn, pathRules, pathShades } from './pdf-rules.ts'
import { readableCharacter } from './radicals.ts'

/** A character where it stands on the page: points from the upper left corner, `y` of its base line. */
export interface Glyph {
  text: string
  x: number
  right: number
  y: number
  size: number
  /** The file marks it as no content: a running head, a page number (ISO 32000-1, 14.8.2.2). */
  isArtifact: boolean
}

/** What a page shows, as far as text and tables go. */
export interface PdfPage {
  number: number
  width: number
  height: number
  glyphs: Glyph[]
  /** Straight lines along the axes, each as thin as it may be. */
  rules: Box[]
  /** How large each picture is, as a share of the page. */
  pictures: number[]
  /** White on white, or too small to be seen. */
  faint: string
  /** How many figures are filled: text that was made into outlines has many. */
  figures: number
  /** By how many quarters it was turned to read it. */
  turned: 0 | 1 | 3
}

/** An affine transformation, as PDF writes it. */
type Matrix = readonly [number, number, number, number, number, number]
const identity: Matrix = [1, 0, 0, 1, 0, 0]

interface State {
  matrix: Matrix
  size: number
  fontScale: number
  hScale: number
  rise: number
  leading: number
  charSpacing: number
  wordSpacing: number
  isWhite: boolean
  /** Whether it was moved since anything was painted. */
  isBare: boolean
}

type Operators = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>

/** Reads a page; one whose text runs up or down, as of a wide table on a page that was not turned, as if it were turned. */
export async function readPage(page: PDFPageProxy, number: number): Promise<PdfPage> {
  const operators = await page.getOperatorList()
  const { up, down, ...upright } = followOperators(page, operators, number, 0)
  const turned = up + down <= upright.glyphs.length / 2 ? 0 : up > down ? 1 : 3
  return turned === 0 ? upright : followOperators(page, operators, number, turned)
}

/** Follows the operators of a page (ISO 32000-1, 8.4 and 9.4) and notes where characters and straight lines come to stand. */
function followOperators(
  page: PDFPageProxy,
  { fnArray, argsArray }: Operators,
  number: number,
  turned: PdfPage['turned'],
): PdfPage & { up: number; down: number } {
  const rotation = (page.rotate + turned * 90) % 360
  const { width, height, transform } = page.getViewport({ scale: 1, rotation })
  const area = width * height
  const glyphs: Glyph[] = []
  const rules: Box[] = []
  const pictures: number[] = []
  const shades: Box[] = []
  let [up, down, faint] = [0, 0, '']
  let state: State = {
    matrix: toMatrix(transform),
    size: 0,
    fontScale: 0.001,
    hScale: 1,
    rise: 0,
    leading: 0,
    charSpacing: 0,
    wordSpacing: 0,
    isWhite: false,
    isBare: false,
  }
  const initial = state
  const saved: State[] = []
  const markings: boolean[] = []
  /** Of the line of text, and of the place in it. */
  let line: Matrix = identity
  let [lineX, lineY, x, y] = [0, 0, 0, 0]
  const move = (right: number, up: number) => {
    lineX += right
    lineY += up
    x = lineX
    y = lineY
  }

  const paint = () => {
    state = { ...state, isBare: false }
  }
  /** The library leaves out pictures: all that is left of one is the transformation of the unit square to its place. */
  const endPicture = () => {
    const [a, b, c, d] = state.matrix
    if (!state.isBare) return
    paint()
    pictures.push(Math.abs(a * d - b * c) / area)
  }

  const show = (items: unknown) => {
    paint()
    const { size, hScale, rise, fontScale, charSpacing, wordSpacing } = state
    const placed = multiply(state.matrix, line)
    const scale = Math.hypot(placed[2], placed[3])
    for (const item of Array.isArray(items) ? items : []) {
      if (typeof item === 'number') x -= ((item * size) / 1000) * hScale
      if (!isGlyph(item)) continue
      const advance = item.width * fontScale * size * hScale
      const start = apply(placed, x, y + rise)
      const end = apply(placed, x + advance, y + rise)
      x += advance + (charSpacing + (item.isSpace ? wordSpacing : 0)) * hScale
      if (Math.abs(end.y - start.y) > Math.abs(end.x - start.x)) {
        if (end.y < start.y) up++
        else down++
      }
      const isTiny = Math.abs(size * scale) <= smallestSize
      if (isTiny || (state.isWhite && !shades.some((shade) => isOn(start, shade)))) {
        faint += item.unicode
        continue
      }
      glyphs.push({
        text: readableCharacter(item.unicode),
        x: Math.min(start.x, end.x),
        right: Math.max(start.x, end.x),
        y: start.y,
        size: Math.abs(size * scale),
        isArtifact: markings.includes(true),
      })
    }
  }

  const operations: Readonly<Record<number, (args: readonly unknown[]) => void>> = {
    [OPS.save]: () => saved.push(state),
    [OPS.restore]: () => {
      endPicture()
      state = saved.pop() ?? state
    },
    [OPS.transform]: (args) => {
      state = { ...state, matrix: multiply(state.matrix, toMatrix(args)), isBare: true }
    },
    [OPS.setFillRGBColor]: ([colour]) => {
      state = { ...state, isWhite: typeof colour === 'string' && isWhite(colour) }
    },
    [OPS.paintFormXObjectBegin]: ([matrix]) => {
      saved.push(state)
      if (matrix) state = { ...state, matrix: multiply(state.matrix, toMatrix(matrix)) }
    },
    [OPS.paintFormXObjectEnd]: () => {
      state = saved.pop() ?? state
    },
    [OPS.beginAnnotation]: ([, , transform, matrix]) => {
      saved.push(state)
      state = {
        ...initial,
        matrix: multiply(multiply(initial.matrix, toMatrix(transform)), toMatrix(matrix)),
      }
    },
    [OPS.endAnnotation]: () => {
      state = saved.pop() ?? state
    },
    [OPS.beginText]: () => {
      line = identity
      lineX = lineY = x = y = 0
    },
    [OPS.setFont]: ([name, size]) => {
      state = { ...state, size: toNumber(size), fontScale: fontScaleOf(page, name) }
    },
    [OPS.setCharSpacing]: ([spacing]) => {
      state = { ...state, charSpacing: toNumber(spacing) }
    },
    [OPS.setWordSpacing]: ([spacing]) => {
      state = { ...state, wordSpacing: toNumber(spacing) }
    },
    [OPS.setHScale]: ([scale]) => {
      state = { ...state, hScale: toNumber(scale) / 100 }
    },
    [OPS.setTextRise]: ([rise]) => {
      state = { ...state, rise: toNumber(rise) }
    },
    [OPS.setLeading]: ([leading]) => {
      state = { ...state, leading: toNumber(leading) }
    },
    [OPS.setTextMatrix]: (args) => {
      line = toMatrix(args.length === 1 ? args[0] : args)
      lineX = lineY = x = y = 0
    },
    [OPS.moveText]: ([right, up]) => move(toNumber(right), toNumber(up)),
    [OPS.setLeadingMoveText]: ([right, up]) => {
      state = { ...state, leading: -toNumber(up) }
      move(toNumber(right), toNumber(up))
    },
    [OPS.nextLine]: () => move(0, -state.leading),
    [OPS.showText]: ([items]) => show(items),
    [OPS.beginMarkedContent]: ([tag]) => markings.push(tag === 'Artifact'),
    [OPS.beginMarkedContentProps]: ([tag]) => markings.push(tag === 'Artifact'),
    [OPS.endMarkedContent]: () => markings.pop(),
    [OPS.constructPath]: ([painting, data]) => {
      const matrix = state.matrix
      paint()
      if (!state.isWhite) shades.push(...pathShades(painting, data, (px, py) => apply(matrix, px, py)))
      rules.push(...pathRules(painting, data, (px, py) => apply(matrix, px, py)))
    },
  }
  fnArray.forEach((operation, index) => {
    const args: unknown = argsArray[index]
    operations[operation]?.(isList(args) ? [...args] : [])
  })
  endPicture()
  const seen = { glyphs: withoutDoubles(glyphs), rules, pictures, faint, figures: shades.length }
  return { number, width, height, ...seen, turned, up, down }
}

/** Some programs print bold characters by printing them twice, a little aside. */
function withoutDoubles(glyphs: readonly Glyph[]): Glyph[] {
  const seen = new Map<string, Glyph[]>()
  return glyphs.filter((glyph) => {
    if (glyph.text === '') return false
    const near = seen.get(glyph.text) ?? []
    seen.set(glyph.text, near)
    const reach = glyph.size * 0.15
    const isDouble = near.some(({ x, y }) => Math.abs(x - glyph.x) < reach && Math.abs(y - glyph.y) < reach)
    near.push(glyph)
    return !isDouble
  })
}

function fontScaleOf(page: PDFPageProxy, name: unknown): number {
  if (typeof name !== 'string' || !page.commonObjs.has(name)) return 0.001
  const font: unknown = page.commonObjs.get(name)
  if (typeof font !== 'object' || font === null || !('fontMatrix' in font)) return 0.001
  // Fonts that are not embedded have a matrix without anything in it.
  if (!isList(font.fontMatrix)) return 0.001
  return toMatrix(font.fontMatrix)[0] || 0.001
}

function isGlyph(item: unknown): item is { unicode: string; width: number; isSpace: boolean } {
  return (
    typeof item === 'object' &&
    item !== null &&
    'unicode' in item &&
    typeof item.unicode === 'string' &&
    'width' in item &&
    typeof item.width === 'number'
  )
}

function isList(value: unknown): value is ArrayLike<unknown> & Iterable<unknown> {
  return Array.isArray(value) || value instanceof Float32Array || value instanceof Float64Array
}

function toNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

function toMatrix(value: unknown): Matrix {
  if (!isList(value) || value.length < 6) return identity
  const [a, b, c, d, e, f] = [...value].map(toNumber)
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0]
}

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): { x: number; y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f }
}
