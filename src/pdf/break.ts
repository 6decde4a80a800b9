import { type Atom, atomsOf, divisions, glue, numbersIn, wordStarts } from './atoms.ts'
import { type Face, textWidth } from './face.ts'

/** One line of a paragraph; `last` where the paragraph ends, so that it is not justified. */
export interface Line {
  /** Ends with the space, if it is one, at which the line was broken: text that is read out must not lose it. */
  text: string
  /** In points, without that space. */
  width: number
  last: boolean
  /** Which of the text's paragraphs it is of; blank ones do not count. */
  paragraph: number
}

export interface Setting {
  face: Face
  /** In points. */
  size: number
  /** Room for a line, in points. */
  width: number
  /** Indent of the first line, in points. */
  indent?: number
  /**
   * `balanced`: break between words and make lines about equally long, for labels and titles;
   * `no-orphan`: leave no single character on the last line.
   */
  evenness?: 'balanced' | 'no-orphan'
}

/**
 * Breaks a text of one or more paragraphs (split at `\n`) into lines no wider than the setting, after the rules for
 * punctuation at line ends. Numbers with their units, dates and words stay whole where a line has room for them. A blank
 * text has no lines.
 */
export function breakLines(text: string, setting: Setting): readonly Line[] {
  const { face, size, width, indent = 0, evenness = '' } = setting
  const key = `${face.name} ${size} ${width} ${indent} ${evenness} ${text}`
  const known = broken.get(key)
  if (known) return known
  const lines = paragraphsOf(text).flatMap((paragraph, index) =>
    breakParagraph(paragraph, setting).map((line) => ({ ...line, paragraph: index })),
  )
  if (broken.size >= most) broken.clear()
  broken.set(key, lines)
  return lines
}

/** Labels, and many a basis, stand in one form after another; what was broken once need not be again. */
const broken = new Map<string, readonly Line[]>()
const most = 2000

function paragraphsOf(text: string): string[] {
  return text.split('\n').flatMap((paragraph) => paragraph.trim() || [])
}

/** The width in em of the widest piece of a text, divided as its lines are, that should stand on one; 0 where there is none. */
export function widestWhole(text: string, face: Face, byWord: boolean): number {
  return widest(wholesIn(text, byWord), face)
}

/** The same, but that units may stand on the next line, and so may the upper end of a range. */
export function widestNumber(text: string, face: Face, byWord: boolean): number {
  return widest(wholesIn(text, byWord).flatMap(numbersIn), face)
}

function wholesIn(text: string, byWord: boolean): string[] {
  if (!/[0-9０-９]/.test(text)) return []
  const atoms = paragraphsOf(text).flatMap((paragraph) => atomsOf(paragraph, byWord))
  return atoms.flatMap(({ text, whole }) => (whole ? [text] : []))
}

function widest(texts: readonly string[], face: Face): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(face, 1, text)), 0)
}

/** A line before it is known which paragraph it is of, and with which of its atoms it begins, if with a whole one. */
interface OwnLine extends Omit<Line, 'paragraph'> {
  start?: number
}

function breakParagraph(paragraph: string, setting: Setting): Omit<Line, 'paragraph'>[] {
  const atoms = atomsOf(paragraph, setting.evenness === 'balanced')
  const lines = fill(atoms, setting)
  if (lines.length > 1 && setting.evenness === 'balanced') balance(atoms, setting, lines)
  if (lines.length > 1 && setting.evenness === 'no-orphan') liftOrphan(atoms, setting, lines)
  return lines.map(({ text, width, last }) => ({ text, width, last }))
}

/** This part of a line may stay blank to keep a document number together. */
const mostBlank = 1 / 4
/** Room that rounding may take. */
const tolerance = 0.001

function fill(atoms: readonly Atom[], { face, size, width, indent = 0 }: Setting): OwnLine[] {
  const lines: OwnLine[] = []
  let text = ''
  let used = 0
  let start: number | undefined
  const room = () => width - (lines.length === 0 ? indent : 0) + tolerance
  const close = (last: boolean) => {
    const trimmed = text.trimEnd()
    const space = last ? '' : text.slice(trimmed.length, trimmed.length + 1)
    const line = { text: trimmed + space, width: used, last }
    if (trimmed !== text) line.width = textWidth(face, size, trimmed)
    lines.push(start === undefined ? line : { ...line, start })
    text = ''
    used = 0
    start = undefined
  }
  const add = (piece: string, pieceWidth: number, index?: number) => {
    if (used + pieceWidth > room() && text !== '') close(false)
    if (text === '' && piece.trim() === '') {
      const previous = lines.at(-1)
      if (previous && !/\s$/.test(previous.text)) previous.text += piece.slice(0, 1)
      return
    }
    if (text === '') start = index
    text += piece
    used += pieceWidth
  }
  /**
   * Whoever issued a document begins a line where its number would have to begin one otherwise, unless that leaves much blank;
   * where the two have no room on one line, they are text like any other.
   */
  const leadOver = (lead: Atom, number: Atom, index: number) => {
    const together = textWidth(face, size, lead.text + number.text)
    if (together > width) {
      for (const piece of glue([...lead.text].map((text) => ({ text, whole: false })))) place(piece, 0)
      return
    }
    const leavesLittle = room() - used <= mostBlank * width
    if (text !== '' && used + together > room() && leavesLittle) close(false)
    place(lead, 0, index)
  }
  const place = (atom: Atom, way: number, index?: number) => {
    const atomWidth = textWidth(face, size, atom.text)
    const divide = divisions[way]
    if (!divide || atomWidth <= width - (lines.length === 0 && text === '' ? indent : 0) + tolerance) {
      add(atom.text, atomWidth, index)
      return
    }
    const pieces = divide(atom.text).map((piece): Atom => ({ text: piece, whole: false }))
    for (const piece of way === divisions.length - 1 ? pieces : glue(pieces)) place(piece, way + 1)
  }
  for (const [index, atom] of atoms.entries()) {
    const next = atoms[index + 1]
    if (atom.leads && next) leadOver(atom, next, index)
    else place(atom, 0, index)
  }
  close(true)
  return lines
}

/** Makes the lines as narrow as they will go without becoming more. */
function balance(atoms: readonly Atom[], setting: Setting, lines: OwnLine[]) {
  const { face, size, width } = setting
  const widest = atoms.reduce((most, { text }) => Math.max(most, textWidth(face, size, text)), 0)
  const total = lines.reduce((sum, line) => sum + line.width, 0)
  let low = Math.min(width, Math.max(widest, total / lines.length))
  let high = width
  while (high - low > size / 4) {
    const middle = (low + high) / 2
    const tried = fill(atoms, { ...setting, width: middle })
    if (tried.length > lines.length) low = middle
    else {
      lines.splice(0, lines.length, ...tried)
      high = middle
    }
  }
}

/** A line with fewer characters than this, punctuation apart, is no line. */
const leastCharacters = 2

/** Moves a word down to a last line that would hold no more than a character. */
function liftOrphan(atoms: readonly Atom[], setting: Setting, lines: OwnLine[]) {
  const [before, orphan] = lines.slice(-2)
  if (before?.start === undefined || orphan?.start === undefined || !isOrphan(orphan.text)) return
  const { start } = before
  const text = (from: number, to?: number) =>
    atoms
      .slice(from, to)
      .map((atom) => atom.text)
      .join('')
  const starts = wordStarts(text(start))
  let longEnough: number | undefined
  for (let at = orphan.start - 1; at > start; at--) {
    if (isOrphan(text(at))) continue
    longEnough ??= at
    if (!starts.has(text(start, at).length) || isOrphan(text(start, at))) continue
    longEnough = at
    break
  }
  if (longEnough === undefined) return
  const rest = start === 0 ? setting : { ...setting, indent: 0 }
  const [first, ...more] = fill(atoms.slice(start, longEnough), rest)
  const [second, ...others] = fill(atoms.slice(longEnough), { ...setting, indent: 0 })
  if (first && second && more.length + others.length === 0)
    lines.splice(-2, 2, { ...first, last: false }, second)
}

function isOrphan(text: string): boolean {
  return [...text.replace(/[\p{P}\s]/gu, '')].length < leastCharacters
}
