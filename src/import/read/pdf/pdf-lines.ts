import type { Glyph } from './pdf-page.ts'

/** A line of text; points from the upper left corner of its page, `y` of its base line. */
export interface TextLine {
  text: string
  glyphs: Glyph[]
  left: number
  right: number
  y: number
  size: number
}

/** The room that lines of text fill from left to right. */
export interface Column {
  left: number
  right: number
}

/** Groups characters into lines from top to bottom. Base lines that differ by less than half a character are one. */
export function linesOfGlyphs(glyphs: readonly Glyph[]): TextLine[] {
  const lines: Glyph[][] = []
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y)) {
    const first = lines.at(-1)?.[0]
    if (first && glyph.y - first.y < Math.max(first.size, glyph.size) / 2) lines.at(-1)?.push(glyph)
    else lines.push([glyph])
  }
  return lines.flatMap((line) => lineOf(line) ?? [])
}

function lineOf(glyphs: readonly Glyph[]): TextLine | undefined {
  const inOrder = [...glyphs].sort((a, b) => a.x - b.x)
  const shown = inOrder.filter(({ text }) => text.trim() !== '')
  const [first, last] = [shown[0], shown.at(-1)]
  if (!first || !last) return undefined
  const text = inOrder.map((glyph, index) => spaceBefore(glyph, inOrder[index - 1]) + glyph.text).join('')
  const sizes = shown.map(({ size }) => size).sort((a, b) => a - b)
  return {
    text: text.trim(),
    glyphs: inOrder,
    left: first.x,
    right: last.right,
    y: first.y,
    size: sizes[Math.floor(sizes.length / 2)] ?? 0,
  }
}

const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—·]/
const word = /[A-Za-z]/

/** Words stand apart by what their glyphs leave free; Chinese characters may be spread over a line by nearly a whole one. */
function spaceBefore(glyph: Glyph, before: Glyph | undefined): string {
  if (!before || before.text.trim() === '' || glyph.text.trim() === '') return ''
  const isWide = wide.test(before.text) || wide.test(glyph.text)
  return glyph.x - before.right > glyph.size * (isWide ? 0.9 : 0.3) ? ' ' : ''
}

/** The paragraphs of lines that follow one another in a column, one a line. */
export function paragraphsOf(lines: readonly TextLine[], column: Column): string {
  let text = ''
  let opening = ''
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    if (!before) opening = line.text
    else if (beginsParagraph(line, before, column, opening)) {
      text += '\n'
      opening = line.text
    } else {
      text += joint(before.text, line.text)
      opening += line.text
    }
    text += line.text
  })
  return text
}

/** Words of letters stand apart where a line ends between them; nothing else does. */
export function joint(before: string, after: string): string {
  return word.test(before.at(-1) ?? '') && word.test(after[0] ?? '') ? ' ' : ''
}

/**
 * Whether a line begins a paragraph: the line before ends clearly short, or both are items of a list, one after the other.
 * @param opening what the paragraph before says up to here
 */
export function beginsParagraph(line: TextLine, before: TextLine, column: Column, opening: string): boolean {
  return endsShort(before, line, column) || followsInList(opening, line.text)
}

/** Whether the beginning of the next line, up to where a line may end, would have fitted at the end of this one. */
export function endsShort(line: TextLine, next: TextLine, column: Column): boolean {
  const spare = isCentred(line, column)
    ? column.right - column.left - (line.right - line.left)
    : column.right - line.right
  return spare > firstWidth(next) + line.size * 0.4
}

function isCentred({ left, right, size }: TextLine, column: Column): boolean {
  return Math.abs(left - column.left - (column.right - right)) < size * 0.6
}

/**
 * What lines cannot be broken within: words and numbers, whoever issued a document with its number, and characters with the brackets
 * and signs around them.
 */
const unbreakable =
  /^(?:[一-鿿]{1,8}[〔［[【（(]\d{4}[〕］\]】）)] ?第?\d+号|[“‘（《〈【〔(]*(?:[\w.,:;+\-/%#&@$]+|.)[，。；：、？！”’）》〉】〕)%℃…]*)/u

function firstWidth({ text, glyphs, left }: TextLine): number {
  const length = unbreakable.exec(text)?.[0].length ?? 1
  const shown = glyphs.filter((glyph) => glyph.text.trim() !== '')
  let seen = 0
  const last = shown.find((glyph) => {
    seen += glyph.text.length
    return seen >= length
  })
  return (last?.right ?? left) - left
}

const itemNumber = /^([（(]?)(\d{1,2}|[一二三四五六七八九十]{1,3})[、.．：:）)](?!\d)/

/** Whether a text begins with the number after the one that a paragraph begins with, and does not have it inside. */
function followsInList(paragraph: string, text: string): boolean {
  const [, bracket, first = ''] = itemNumber.exec(paragraph) ?? []
  const [whole, sameBracket, number = ''] = itemNumber.exec(text) ?? []
  if (whole === undefined || bracket !== sameBracket || /\d/.test(first) !== /\d/.test(number)) return false
  return ordinalOf(number) === ordinalOf(first) + 1 && !paragraph.includes(whole)
}

const digits = '一二三四五六七八九'

function ordinalOf(number: string): number {
  if (/\d/.test(number)) return Number(number)
  const [tens = '', ones] = number.includes('十') ? number.split('十') : ['', number]
  const ten = number.includes('十') ? (tens === '' ? 10 : (digits.indexOf(tens) + 1) * 10) : 0
  return ten + (ones ? digits.indexOf(ones) + 1 : 0)
}
